package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.simulator.ecs.RunTaskCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** S10: all RunTask calls with one client token carry the same bytes, and all for one agent the same token. */
public final class FrozenBytes implements Invariant {
    private final Violations violations;
    private final Map<String, String> bodies = new TreeMap<>();
    private final Map<String, String> tokens = new TreeMap<>();

    public FrozenBytes(Violations violations) {
        this.violations = violations;
    }

    /** A claim that was lost with the table may be made again, of other bytes; ECS tells the two apart. */
    @Override
    public void restored(List<Agent> records) {
        bodies.clear();
        tokens.clear();
    }

    @Override
    public void requestSent(FrozenRequest request, Instant at) {
        String body = request.cluster() + " " + request.body();
        String token = request.token().value();
        String earlier = bodies.putIfAbsent(token, body);
        if (earlier != null && !earlier.equals(body)) {
            violations.broken("S10", "one token is sent with " + earlier + " and then with " + body);
        }
        String agent = RunTaskCall.parse(request.body()).startedBy();
        String usual = tokens.putIfAbsent(agent, token);
        if (usual != null && !usual.equals(token)) {
            violations.broken("S10", agent + " is launched with token " + usual + " and then with " + token);
        }
    }
}
