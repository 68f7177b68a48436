package dev.muster.model.plan;

import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.pool.Condition;
import java.util.List;

/**
 * What is done about {@link Orphans}: they are adopted, which begins their end, but never many at once, for many of them
 * mean that the records are wrong and not the things.
 */
final class OrphanPlan {
    private static final int ALWAYS_ADOPTED = 3;
    private static final int PERCENT_ADOPTED = 20;
    private static final int MOST_PER_PLAN = 25;
    private static final int MOST_NAMED = 5;

    private final Orphans orphans;
    private final List<Orphan> atWork;
    private final int known;

    /** @param known how many agents there are that we know */
    OrphanPlan(Orphans orphans, int known) {
        this.orphans = orphans;
        this.atWork = orphans.all().stream().filter(Orphan::mayBeAtWork).toList();
        this.known = known;
    }

    List<Action> actions() {
        if (isBraked()) {
            return List.of();
        }
        return orphans.all().stream()
                .filter(Orphan::isToBeAdopted)
                .limit(MOST_PER_PLAN)
                .map(OrphanPlan::adopt)
                .toList();
    }

    private static Action adopt(Orphan orphan) {
        RegistrationSeen seen = orphan.registration();
        String what = seen == null ? "its task runs" : orphan.task() == null ? "it is registered" : "it runs";
        return new Action.Adopt(
                orphan.id(), orphan.task(), seen == null ? null : seen.id(), "adopted: " + what + " without a record");
    }

    /**
     * Whether more of them may be at work than one could end by mistake. Those that certainly are not, a dead agent's
     * registration for one, have to wait as well but do not keep the brake on, or it would never be released.
     */
    private boolean isBraked() {
        int all = known + atWork.size();
        return atWork.size() > ALWAYS_ADOPTED && atWork.size() * 100 > all * PERCENT_ADOPTED;
    }

    Finding finding() {
        if (isBraked()) {
            return Finding.bad(Condition.Type.StateKnown, "StateLooksLost", lost());
        }
        List<String> strange = orphans.strange();
        return strange.isEmpty()
                ? Finding.good(Condition.Type.StateKnown)
                : Finding.bad(Condition.Type.StateKnown, "StrangeThings", leftAlone(strange));
    }

    private String lost() {
        List<String> names =
                atWork.stream().map(orphan -> orphan.id().toString()).toList();
        return names.size() + " agents may be at work of which the state table knows nothing, beside " + known
                + " that it knows; it looks lost, restored or mixed up. None of them is adopted or stopped, and all of "
                + "them count: " + named(names)
                + ". Bring the right table back, or let them finish, or stop their tasks "
                + "by hand; what is left of them then is cleaned up.";
    }

    private static String leftAlone(List<String> strange) {
        return "What carries our installation's id but no name of an agent of this pool is left alone: "
                + named(strange) + ". Remove it by hand if nobody needs it.";
    }

    private static String named(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }
}
