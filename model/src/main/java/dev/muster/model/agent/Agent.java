package dev.muster.model.agent;

import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.CapacityOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The durable record of one agent. The parts that ECS tells ({@code task}) and that the container proves ({@code
 * keyFingerprint}) are observations, written by whoever learns them; everything else is written by the pool's owner only.
 *
 * @param id who it is
 * @param template name of its template; empty if it was adopted and nobody knows
 * @param templateFingerprint the template's content when it was launched; empty if nobody knows
 * @param cluster ECS cluster it runs in
 * @param capacity where ECS was asked to take its capacity from; null if nobody knows
 * @param phase where it is in its life
 * @param reason why it FAILED, was LOST, ABANDONED, or is being retired; one sentence
 * @param retiring true once the owner decided to end it although it never had a job
 * @param timeline when what happened
 * @param task the newest reading of its ECS task; null until ECS told us
 * @param keyFingerprint SHA-256 (hexadecimal) of the public key it proved to own; null before; another text in its place if
 *     it registers itself, so that no key will ever be taken for it
 * @param registrationId its id in ADO, once seen
 * @param served the one request it was given, once seen
 * @param epoch the owner's epoch when last written by an owner
 * @param revision counts the owner's writes of this record; 0 = never written
 */
public record Agent(
        AgentId id,
        String template,
        String templateFingerprint,
        String cluster,
        @Nullable CapacityOption capacity,
        Phase phase,
        @Nullable String reason,
        boolean retiring,
        Timeline timeline,
        @Nullable TaskSeen task,
        @Nullable String keyFingerprint,
        @Nullable Integer registrationId,
        @Nullable RequestId served,
        long epoch,
        long revision) {
    private static final String REGISTERS_ITSELF = "registers itself";

    public static Agent claimed(
            AgentId id, String template, String templateFingerprint, String cluster, long epoch, Instant at) {
        return new Agent(
                id,
                template,
                templateFingerprint,
                cluster,
                null,
                Phase.CLAIMED,
                null,
                false,
                Timeline.startingWith(Phase.CLAIMED, at),
                null,
                null,
                null,
                null,
                epoch,
                0);
    }

    /**
     * The record of an agent that was found without one, or whose record is GONE: begun again only so that it is ended
     * with care. As what it was launched is not known, so it has no template.
     *
     * @param cluster where its task is, or else where the pool's tasks are
     * @param task a reading of its task; null if none is seen
     * @param registrationId its registration; null if none is seen
     * @throws IllegalArgumentException if neither a task nor a registration is seen
     */
    public static Agent adopted(
            AgentId id,
            String cluster,
            @Nullable TaskSeen task,
            @Nullable Integer registrationId,
            String why,
            Instant at) {
        if (task == null && registrationId == null) {
            throw new IllegalArgumentException("nothing is seen of " + id + " that could be adopted");
        }
        Phase seen = registrationId == null ? Phase.LAUNCHED : Phase.REGISTERED;
        Phase first = task == null ? Phase.REGISTERED : Phase.LAUNCHED;
        return new Agent(
                id,
                "",
                "",
                cluster,
                null,
                seen,
                why,
                true,
                Timeline.startingWith(first, at).with(seen, at),
                task,
                null,
                registrationId,
                null,
                0,
                0);
    }

    /** This agent, just claimed, for whose task ECS will be asked to take capacity from there. */
    public Agent onCapacity(CapacityOption option) {
        return edited(draft -> draft.capacity = option);
    }

    /** This agent, just claimed, whose container registers itself in ADO without asking us. */
    public Agent registeringItself() {
        return withKey(REGISTERS_ITSELF);
    }

    /** Whether a registration of its name is its own although it does not bear our installation's id. */
    public boolean registersItself() {
        return REGISTERS_ITSELF.equals(keyFingerprint);
    }

    /** Whether it was adopted: then nobody knows when it was claimed, nor as what. */
    public boolean isAdopted() {
        return timeline.at(Phase.CLAIMED).isEmpty();
    }

    /** This adopted agent, taking up what its GONE record knew; the next write continues that record's revisions. */
    public Agent continuing(Agent gone) {
        TaskSeen newest =
                gone.task == null || (task != null && task.version() > gone.task.version()) ? task : gone.task;
        return new Agent(
                id,
                gone.template,
                gone.templateFingerprint,
                gone.cluster,
                gone.capacity,
                phase,
                reason,
                retiring,
                timeline,
                newest,
                null,
                registrationId,
                gone.served,
                epoch,
                gone.revision);
    }

    public Optional<String> taskArn() {
        return task == null ? Optional.empty() : Optional.of(task.arn());
    }

    /** Whether ECS said that the task has ended for good. */
    public boolean taskStopped() {
        return task != null && task.isStopped();
    }

    /**
     * The same agent further on in its life; itself if the table does not allow the step, so that late, repeated or
     * reordered news changes nothing.
     */
    public Agent advancedTo(Phase next, Instant at) {
        return phase.canBecome(next)
                ? edited(draft -> {
                    draft.phase = next;
                    draft.timeline = timeline.with(next, at);
                })
                : this;
    }

    /** The same agent with a reason; the first reason stays. */
    public Agent because(@Nullable String why) {
        return reason != null || why == null ? this : edited(draft -> draft.reason = why);
    }

    /** The same agent, marked to be ended although it never had a job. */
    public Agent retiringBecause(String why) {
        return because(why).edited(draft -> draft.retiring = true);
    }

    /** The same agent with this reading of its task, unless it knows one as new. */
    public Agent withTask(TaskSeen seen) {
        return task != null && task.version() >= seen.version() ? this : edited(draft -> draft.task = seen);
    }

    public Agent withKey(String fingerprint) {
        return edited(draft -> draft.keyFingerprint = fingerprint);
    }

    public Agent withRegistration(int registration) {
        return edited(draft -> draft.registrationId = registration);
    }

    /** The same agent with the request it was given; the first one stays, for it is given one only. */
    public Agent withServed(RequestId request) {
        return served != null ? this : edited(draft -> draft.served = request);
    }

    /** The same agent as the store now holds it. */
    public Agent written(long byEpoch, long newRevision) {
        return edited(draft -> {
            draft.epoch = byEpoch;
            draft.revision = newRevision;
        });
    }

    private Agent edited(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.finish();
    }

    /** The parts of an agent that change during its life, open for one edit. */
    private static final class Draft {
        private final Agent origin;
        private @Nullable CapacityOption capacity;
        private Phase phase;
        private @Nullable String reason;
        private boolean retiring;
        private Timeline timeline;
        private @Nullable TaskSeen task;
        private @Nullable String keyFingerprint;
        private @Nullable Integer registrationId;
        private @Nullable RequestId served;
        private long epoch;
        private long revision;

        private Draft(Agent origin) {
            this.origin = origin;
            this.capacity = origin.capacity;
            this.phase = origin.phase;
            this.reason = origin.reason;
            this.retiring = origin.retiring;
            this.timeline = origin.timeline;
            this.task = origin.task;
            this.keyFingerprint = origin.keyFingerprint;
            this.registrationId = origin.registrationId;
            this.served = origin.served;
            this.epoch = origin.epoch;
            this.revision = origin.revision;
        }

        private Agent finish() {
            return new Agent(
                    origin.id,
                    origin.template,
                    origin.templateFingerprint,
                    origin.cluster,
                    capacity,
                    phase,
                    reason,
                    retiring,
                    timeline,
                    task,
                    keyFingerprint,
                    registrationId,
                    served,
                    epoch,
                    revision);
        }
    }
}
