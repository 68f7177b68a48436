package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.RegistrationSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All agents that a waiting job could be given to, now or soon: ours first, then others', then those of no record. */
final class AvailableSupply {
    private final Snapshot snapshot;
    private final ExpectedOffer expected;
    private final List<Supply> units;
    private final int leftOut;

    AvailableSupply(
            Snapshot snapshot, Generations generations, Picture picture, StandbyDemand standby, Orphans orphans) {
        this.snapshot = snapshot;
        this.expected = new ExpectedOffer(generations, picture);
        List<Supply> all = new ArrayList<>();
        addOurs(all, picture.agents(), standby);
        addForeign(all, picture.registrations(), picture.holding());
        all.addAll(orphans.supply());
        int most = snapshot.settings().bounds().agents();
        this.leftOut = Math.max(0, all.size() - most);
        this.units = all.subList(0, all.size() - leftOut);
    }

    /** No more than one plan deals with. */
    List<Supply> units() {
        return units;
    }

    /** How many there are besides. */
    int leftOut() {
        return leftOut;
    }

    private void addOurs(List<Supply> all, List<Watched> agents, StandbyDemand standby) {
        for (Watched agent : agents) {
            Known known = agent.known();
            RegistrationSeen seen = agent.registration();
            boolean spent =
                    Supply.isSpent(known.agent(), seen, snapshot.registrationGone(known)) || agent.held() != null;
            boolean phantom = spent && Supply.isPhantom(known, snapshot.jobs().readBegan());
            if (!spent || phantom) {
                Capabilities offer = offer(known, seen);
                Capabilities marked =
                        phantom ? offer : standby.marked(offer, known.agent().template());
                all.add(new Supply(agent.name(), marked, known.id().requestId(), known, phantom));
            }
        }
    }

    private static void addForeign(List<Supply> all, List<RegistrationSeen> registrations, Set<String> holding) {
        for (RegistrationSeen seen : registrations) {
            if (isForeignAndFree(seen) && !holding.contains(seen.name())) {
                all.add(new Supply(seen.name(), seen.capabilities(), Optional.empty(), null, false));
            }
        }
    }

    private static boolean isForeignAndFree(RegistrationSeen seen) {
        return seen.installation() == null
                && !seen.placeholder()
                && seen.enabled()
                && seen.online()
                && !seen.pendingUpdate()
                && seen.assigned() == null;
    }

    /** What an agent registered once it was online counts; before that, what is expected of it. */
    private Capabilities offer(Known known, @Nullable RegistrationSeen seen) {
        return seen != null && (seen.online() || known.agent().phase() == Phase.ONLINE)
                ? seen.capabilities()
                : expected.of(known, seen);
    }
}
