package dev.muster.controller.loop;

import static dev.muster.controller.loop.MemoryScene.claimed;
import static dev.muster.controller.loop.MemoryScene.decided;
import static dev.muster.controller.loop.MemoryScene.ended;
import static dev.muster.controller.loop.MemoryScene.intended;
import static dev.muster.controller.loop.MemoryScene.intentionRemembered;
import static dev.muster.controller.loop.MemoryScene.jobAssigned;
import static dev.muster.controller.loop.MemoryScene.keyRemembered;
import static dev.muster.controller.loop.MemoryScene.keyWritten;
import static dev.muster.controller.loop.MemoryScene.loaded;
import static dev.muster.controller.loop.MemoryScene.noRegistration;
import static dev.muster.controller.loop.MemoryScene.recordRead;
import static dev.muster.controller.loop.MemoryScene.refreshed;
import static dev.muster.controller.loop.MemoryScene.registeredOnline;
import static dev.muster.controller.loop.MemoryScene.swept;
import static dev.muster.controller.loop.MemoryScene.sweptNothing;
import static dev.muster.controller.loop.MemoryScene.task;

import dev.muster.controller.loop.MemoryScene.Call;
import dev.muster.model.agent.Phase;
import java.util.List;

/** What happens at once around one agent; the first of the workers is always the pool's own. */
enum MemorySituation {
    /** Readings of the task come in any order and twice, some before the claim is remembered. */
    TASK_EVENTS,
    /** The container proves itself while the pool's worker reads the record again. */
    PROOF,
    /** The queue shows that the agent has a job, and then the record, which does not tell yet, is read again. */
    JOB,
    /** A launch is given up while its task shows up after all. */
    GIVEN_UP,
    /** The agent ends; late news and a look into the store follow. */
    END,
    /** Records read before the agent ended are taken up after it. */
    LATE_LOAD;

    MemoryOrders orders() {
        return new MemoryOrders(workers());
    }

    private List<List<Call>> workers() {
        return switch (this) {
            case TASK_EVENTS ->
                List.of(
                        List.of(claimed(), registeredOnline()),
                        List.of(task(4, "STOPPED"), task(2, "PENDING")),
                        List.of(task(3, "RUNNING"), task(4, "STOPPED")),
                        List.of(swept(1, "PROVISIONING"), sweptNothing()));
            case PROOF ->
                List.of(
                        List.of(claimed(), recordRead(), refreshed(), registeredOnline()),
                        List.of(keyWritten(), keyRemembered()),
                        List.of(task(2, "RUNNING"), task(3, "STOPPED")));
            case JOB ->
                List.of(
                        List.of(
                                claimed(),
                                registeredOnline(),
                                jobAssigned(),
                                recordRead(),
                                refreshed(),
                                noRegistration()),
                        List.of(task(2, "RUNNING")),
                        List.of(keyWritten(), keyRemembered()));
            case GIVEN_UP ->
                List.of(
                        List.of(claimed(), decided(Phase.ABANDONED), intended(), intentionRemembered()),
                        List.of(task(1, "PROVISIONING"), task(2, "RUNNING")),
                        List.of(swept(1, "PROVISIONING")));
            case END ->
                List.of(
                        List.of(
                                claimed(),
                                decided(Phase.GONE),
                                intended(),
                                intentionRemembered(),
                                recordRead(),
                                loaded()),
                        List.of(task(3, "STOPPED"), task(2, "RUNNING")),
                        List.of(swept(2, "RUNNING")));
            case LATE_LOAD ->
                List.of(
                        List.of(claimed(), recordRead(), ended(), loaded()),
                        List.of(task(3, "STOPPED"), task(2, "RUNNING")));
        };
    }
}
