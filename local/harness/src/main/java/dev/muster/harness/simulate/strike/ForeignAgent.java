package dev.muster.harness.simulate.strike;

import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentMessage;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.PollAnswer;
import dev.muster.simulator.ado.RegistrationAnswer;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.ado.SessionAnswer;
import java.time.Duration;

/**
 * An agent of somebody else: it serves one job after another, and goes offline when it has had enough or nothing comes. Its
 * registration stays, as those of machines that are switched off do.
 */
final class ForeignAgent {
    private static final Duration RENEW_EVERY = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Organisation organisation;
    private final int poolId;
    private final String name;
    private final Runnable tookAJob;
    private int jobsLeft;

    /**
     * @param jobs how many it takes at most
     * @param tookAJob told whenever it takes one
     */
    ForeignAgent(Organisation organisation, int poolId, String name, int jobs, Runnable tookAJob) {
        this.organisation = organisation;
        this.poolId = poolId;
        this.name = name;
        this.jobsLeft = jobs;
        this.tookAJob = tookAJob;
    }

    void come(Capabilities capabilities) {
        RegistrationCall call = new RegistrationCall(
                name,
                "4.250.1",
                "somebody else's",
                true,
                capabilities,
                Capabilities.NONE,
                AgentKey.ofFingerprint(name));
        if (organisation.registrations().register(poolId, call)
                        instanceof RegistrationAnswer.Accepted(AgentRegistration agent)
                && organisation.sessions().open(agent.id(), capabilities)
                        instanceof SessionAnswer.Opened(String session)) {
            listen(agent.id(), session);
        }
    }

    private void listen(int agentId, String session) {
        organisation.sessions().poll(session, PATIENCE, answer -> {
            switch (answer) {
                case PollAnswer.Delivered(AgentMessage.Job message) -> take(agentId, session, message);
                case PollAnswer.Delivered(AgentMessage.Cancellation message) -> {
                    organisation.sessions().deleteMessage(session, message.messageId());
                    listen(agentId, session);
                }
                case PollAnswer.Nothing nothing -> go(session);
                case PollAnswer.SessionGone gone -> go(session);
            }
        });
    }

    private void take(int agentId, String session, AgentMessage.Job message) {
        JobRequest job = message.request();
        organisation.sessions().deleteMessage(session, message.messageId());
        if (organisation.sessions().renew(agentId, job.requestId()).isEmpty()) {
            listen(agentId, session);
            return;
        }
        tookAJob.run();
        jobsLeft--;
        renew(agentId, job.requestId());
        organisation.world().after(job.script().duration(), () -> {
            boolean last = jobsLeft <= 0;
            organisation
                    .sessions()
                    .finish(agentId, job.requestId(), job.script().result(), last);
            if (last) {
                go(session);
            } else {
                listen(agentId, session);
            }
        });
    }

    private void renew(int agentId, long request) {
        organisation.world().after(RENEW_EVERY, () -> {
            if (organisation.sessions().renew(agentId, request).isPresent()) {
                renew(agentId, request);
            }
        });
    }

    private void go(String session) {
        organisation.sessions().close(session);
    }
}
