package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.fail;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.harness.simulate.fault.Profile;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.memory.FenceCheck;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A green simulation proves something only if broken controllers turn it red. */
class MutationTest {
    private static final int SEEDS = 500;

    @Test
    void without_the_client_token_an_agent_gets_two_tasks() {
        var mutation = new Mutation(TokenPerRepeat::new, UnaryOperator.identity(), FenceCheck.IN_FORCE);

        assertShownBy("S1", mutation);
    }

    @Test
    void without_the_fence_check_a_former_owner_writes() {
        var mutation = new Mutation(UnaryOperator.identity(), UnaryOperator.identity(), (inForce, presented) -> true);

        assertShownBy("S8", mutation);
    }

    @Test
    void without_the_cordon_an_agent_gets_a_second_job() {
        var mutation = new Mutation(UnaryOperator.identity(), NoCordon::new, FenceCheck.IN_FORCE);

        assertShownBy("S6", mutation);
    }

    /** Other invariants may break in other runs. */
    private static void assertShownBy(String invariant, Mutation mutation) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulationFailure failure = Simulation.of(seed, Profile.ALL, mutation, Trace.hashed())
                    .run()
                    .failure();
            if (failure != null && failure.invariant().equals(invariant)) {
                return;
            }
        }
        fail("no run of " + SEEDS + " breaks " + invariant);
    }

    /** Repeats a launch with another token, as a client does that lets the SDK make one for each call. */
    private static final class TokenPerRepeat implements Tasks {
        private final Tasks tasks;
        private final Set<String> sent = new TreeSet<>();

        private TokenPerRepeat(Tasks tasks) {
            this.tasks = tasks;
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            String token = request.token().value();
            String body = sent.add(token)
                    ? request.body()
                    : request.body().replace(token, token.substring(0, 56) + "%08d".formatted(sent.size()));
            return tasks.run(new FrozenRequest(request.cluster(), request.token(), body));
        }

        @Override
        public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
            return tasks.taskDefinition(installation, pool, template);
        }

        @Override
        public FrozenRequest freeze(LaunchOrder order) {
            return tasks.freeze(order);
        }

        @Override
        public Outcome<Registrations.Done> stop(String cluster, String taskArn, String reason) {
            return tasks.stop(cluster, taskArn, reason);
        }

        @Override
        public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
            return tasks.startedBy(cluster, agent);
        }

        @Override
        public Outcome<List<TaskSeen>> sweep(String cluster) {
            return tasks.sweep(cluster);
        }

        @Override
        public Outcome<Described> describe(String cluster, List<String> taskArns) {
            return tasks.describe(cluster, taskArns);
        }
    }

    /** Says that it has disabled a registration, and has not. */
    private record NoCordon(Registrations registrations) implements Registrations {
        @Override
        public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
            return Outcome.done(Done.DONE);
        }

        @Override
        public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
            return registrations.find(pool);
        }

        @Override
        public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
            return registrations.list(pool);
        }

        @Override
        public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
            return registrations.register(pool, registration);
        }

        @Override
        public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
            return registrations.registerAgain(pool, registration);
        }

        @Override
        public Outcome<Done> delete(PoolTarget pool, int registrationId) {
            return registrations.delete(pool, registrationId);
        }

        @Override
        public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
            return registrations.addPlaceholder(pool, placeholder);
        }
    }
}
