package dev.muster.harness.simulate.choice;

import java.util.List;

/** Chooses as an earlier run did, and the first way in whatever comes after that. */
public final class Replay implements Choice {
    private final List<Integer> chosen;
    private int position;

    /** @param chosen each at least 0, in order */
    public Replay(List<Integer> chosen) {
        this.chosen = List.copyOf(chosen);
    }

    @Override
    public int choose(int n) {
        int choice = position < chosen.size() ? chosen.get(position++) : 0;
        if (choice >= n) {
            throw new IllegalStateException(
                    "not the run that was recorded: choice " + position + " was " + choice + ", of " + n + " ways now");
        }
        return choice;
    }
}
