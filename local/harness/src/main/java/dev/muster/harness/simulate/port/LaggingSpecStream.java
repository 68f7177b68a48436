package dev.muster.harness.simulate.port;

import dev.muster.simulator.world.RandomStream;
import dev.muster.statestore.SpecStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of edits that tells some of them late, some twice and some not at all. It has no place among the calls where
 * faults strike: what it can do wrong it does in every run.
 */
public final class LaggingSpecStream implements SpecStream {
    private static final double LOST = 0.2;
    private static final double TWICE = 0.1;
    private static final int MOST_LOOKS_LATE = 5;

    private final SpecStream stream;
    private final RandomStream chance;
    private final List<Late> late = new ArrayList<>();

    /** @param stream the true one */
    public LaggingSpecStream(SpecStream stream, RandomStream chance) {
        this.stream = stream;
        this.chance = chance;
    }

    private record Late(String item, int looks) {
        private Late sooner() {
            return new Late(item, looks - 1);
        }
    }

    @Override
    public News next() {
        News news = stream.next();
        if (news instanceof News.Edited(List<String> items)) {
            items.forEach(this::hold);
            return told();
        }
        return news instanceof News.Quiet ? told() : news;
    }

    private void hold(String item) {
        if (!chance.chance(LOST)) {
            late.add(new Late(item, chance.nextInt(MOST_LOOKS_LATE)));
        }
        if (chance.chance(TWICE)) {
            late.add(new Late(item, MOST_LOOKS_LATE));
        }
    }

    private News told() {
        List<String> due =
                late.stream().filter(edit -> edit.looks() == 0).map(Late::item).toList();
        late.removeIf(edit -> edit.looks() == 0);
        late.replaceAll(Late::sooner);
        return due.isEmpty() ? new News.Quiet() : new News.Edited(due);
    }
}
