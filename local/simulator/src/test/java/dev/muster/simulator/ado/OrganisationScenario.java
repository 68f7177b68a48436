package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An organisation with one pool in virtual time, and short words for what happens in it. */
public final class OrganisationScenario {
    public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final World world;
    private final RecordingObserver observer = new RecordingObserver();
    private final Organisation organisation;
    private final Pool pool;

    public OrganisationScenario(AdoSettings settings, long seed) {
        world = World.virtual(seed, START);
        organisation = new Organisation(world, settings, observer);
        pool = organisation.addPool("builds");
    }

    public static OrganisationScenario with(AdoSettings settings) {
        return new OrganisationScenario(settings, 1);
    }

    public static OrganisationScenario plain() {
        return with(AdoSettings.of("acme"));
    }

    public World world() {
        return world;
    }

    public Organisation organisation() {
        return organisation;
    }

    public RecordingObserver observer() {
        return observer;
    }

    public int poolId() {
        return pool.id();
    }

    public int registered(String name, String... capabilities) {
        return accepted(organisation.registrations().register(poolId(), call(name, capabilities)))
                .id();
    }

    public void placeholder(String name, String... capabilities) {
        RegistrationCall call = new RegistrationCall(
                name, "99.999.9", "none", false, capabilities(capabilities), Capabilities.NONE, null);
        accepted(organisation.registrations().register(poolId(), call));
    }

    public String online(String name, String... capabilities) {
        return session(registered(name, capabilities), capabilities);
    }

    public String session(int agentId, String... capabilities) {
        SessionAnswer answer = organisation.sessions().open(agentId, capabilities(capabilities));
        assertThat(answer).isInstanceOf(SessionAnswer.Opened.class);
        return ((SessionAnswer.Opened) answer).sessionId();
    }

    public long queued(String... demands) {
        return organisation.jobs().queueJob(poolId(), JobScript.build(Duration.ofMinutes(3), demands));
    }

    public JobRequest job(long requestId) {
        return organisation.jobs().find(requestId).orElseThrow();
    }

    /** The name of the agent that a request is reserved for, or "nobody". */
    public String reservedFor(long requestId) {
        AgentReference reserved = job(requestId).reservedAgent();
        return reserved == null ? "nobody" : reserved.name();
    }

    public static AgentAuthorization authorization(AgentRegistration agent) {
        return Objects.requireNonNull(agent.authorization());
    }

    public AgentRegistration agent(String name) {
        return organisation.registrations().find(poolId(), name).orElseThrow();
    }

    public void disable(String name) {
        accepted(organisation.registrations().setEnabled(poolId(), agent(name).id(), false));
    }

    /** What an agent does with its next message: takes the lock and deletes the message. */
    public long receive(String name, String sessionId) {
        PollAnswer answer = organisation.sessions().next(sessionId);
        assertThat(answer).isInstanceOf(PollAnswer.Delivered.class);
        AgentMessage message = ((PollAnswer.Delivered) answer).message();
        long requestId = message.request().requestId();
        assertThat(organisation.sessions().renew(agent(name).id(), requestId)).isPresent();
        assertThat(organisation.sessions().deleteMessage(sessionId, message.messageId()))
                .isTrue();
        return requestId;
    }

    public boolean finish(String name, long requestId, boolean agentShuttingDown) {
        return organisation.sessions().finish(agent(name).id(), requestId, JobResult.SUCCEEDED, agentShuttingDown);
    }

    public void runFor(Duration time) {
        Instant limit = world.now().plus(time);
        while (world.runNext(limit)) {
            // each event may schedule others
        }
        world.advanceTo(limit);
    }

    public static RegistrationCall call(String name, String... capabilities) {
        return new RegistrationCall(
                name,
                "4.250.1",
                "Linux",
                true,
                capabilities(capabilities),
                Capabilities.NONE,
                new AgentKey("key-of-" + name, "AQAB"));
    }

    public static Capabilities capabilities(String... names) {
        Map<String, String> values = new TreeMap<>();
        for (String name : names) {
            values.put(name, "yes");
        }
        values.put("Agent.Version", "4.250.1");
        return Capabilities.of(values);
    }

    public static AgentRegistration accepted(RegistrationAnswer answer) {
        assertThat(answer).isInstanceOf(RegistrationAnswer.Accepted.class);
        return ((RegistrationAnswer.Accepted) answer).agent();
    }
}
