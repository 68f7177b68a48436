package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.Tasks;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import java.util.Set;
import java.util.TreeSet;

/** Mistakes of a launcher. */
final class BrokenTasks {
    private static final int RETRIES = 500;

    private BrokenTasks() {}

    /** Repeats a launch with another token, as a client does that lets the SDK make one for each call. */
    static final class TokenPerRepeat extends ForwardingTasks {
        private final Set<String> sent = new TreeSet<>();
        private int repeats;

        TokenPerRepeat(Tasks tasks) {
            super(tasks);
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            String token = request.token().value();
            if (sent.add(token)) {
                return tasks.run(request);
            }
            String other = token.substring(0, 56) + "%08d".formatted(++repeats);
            return tasks.run(new FrozenRequest(
                    request.cluster(), new ClientToken(other), request.body().replace(token, other)));
        }
    }

    /** Makes the request anew instead of repeating it, so that what changed meanwhile is in it. */
    static final class RequestRecomputed extends ForwardingTasks {
        private final Set<String> sent = new TreeSet<>();

        RequestRecomputed(Tasks tasks) {
            super(tasks);
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            String body = sent.add(request.token().value())
                    ? request.body()
                    : request.body().replace("subnet-a", "subnet-b");
            return tasks.run(new FrozenRequest(request.cluster(), request.token(), body));
        }
    }

    /** Tries again at once, for as long as it takes. */
    static final class NoBackoff extends ForwardingTasks {
        NoBackoff(Tasks tasks) {
            super(tasks);
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            Outcome<TaskSeen> outcome = tasks.run(request);
            for (int i = 0; i < RETRIES && !(outcome instanceof Outcome.Done<TaskSeen>); i++) {
                outcome = tasks.run(request);
            }
            return outcome;
        }
    }
}
