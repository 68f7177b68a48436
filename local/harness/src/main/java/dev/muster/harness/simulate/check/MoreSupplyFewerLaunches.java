package dev.muster.harness.simulate.check;

import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.TemplateOffer;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.PoolSpec;
import java.util.ArrayList;
import java.util.List;

/** S16: a free agent more never yields more launches; a paused pool, and one with no room, launches nothing. */
public final class MoreSupplyFewerLaunches implements Invariant {
    private final Violations violations;

    public MoreSupplyFewerLaunches(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        int launches = planning.plan().launches().size();
        if (launches == 0) {
            return;
        }
        Snapshot snapshot = planning.snapshot();
        for (AgentTemplate template : snapshot.spec().templates()) {
            int withMore =
                    planning.of(withFreeAgent(snapshot, template)).launches().size();
            if (withMore > launches) {
                violations.broken("S16", "with a free agent more there are " + withMore + " launches, not " + launches);
            }
        }
        nothing(planning, "paused", snapshot.spec().limits(), true);
        nothing(planning, "without room", snapshot.spec().limits().withMaxAgents(0), false);
    }

    private void nothing(Planning planning, String how, Limits limits, boolean paused) {
        PoolSpec spec = planning.snapshot().spec();
        Snapshot variation =
                planning.snapshot().withSpec(spec.withLimits(limits).withPaused(paused));
        if (!planning.of(variation).launches().isEmpty()) {
            violations.broken("S16", "a pool " + how + " launches");
        }
    }

    private static Snapshot withFreeAgent(Snapshot snapshot, AgentTemplate template) {
        List<RegistrationSeen> more = new ArrayList<>(snapshot.registrations().value());
        int id = more.stream().mapToInt(RegistrationSeen::id).max().orElse(0) + 1;
        more.add(new RegistrationSeen(
                id, "somebody-elses", true, true, TemplateOffer.of(template), null, false, null, null));
        return snapshot.withRegistrations(
                new Seen<>(more, snapshot.registrations().readBegan()));
    }
}
