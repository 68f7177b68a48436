package dev.muster.controller.doctor;

import java.util.ArrayList;
import java.util.List;

/** What the doctor made and has to remove again, however the examination ends; safe for use by several threads. */
public final class Leftovers {
    private static final int ATTEMPTS = 4;

    private final Pause pause;
    private final List<Thing> things = new ArrayList<>();
    private boolean closed;

    /** Waits between attempts. */
    @FunctionalInterface
    public interface Pause {
        void take() throws InterruptedException;
    }

    /** Removes one thing; asked again if it is still there. */
    @FunctionalInterface
    public interface Removal {
        /** True if it is gone or never was. */
        boolean remove() throws InterruptedException;
    }

    private record Thing(String what, Removal removal) {}

    public Leftovers(Pause pause) {
        this.pause = pause;
    }

    /**
     * To be called before the thing is made: an answer may be lost.
     *
     * @throws IllegalStateException if nothing may be made any more
     */
    public synchronized void expect(String what, Removal removal) {
        if (closed) {
            throw new IllegalStateException("the examination is over");
        }
        things.add(new Thing(what, removal));
    }

    /**
     * Removes everything, newest first, each in several attempts.
     *
     * @return what is left, in words; empty if nothing
     */
    public synchronized List<String> clear() throws InterruptedException {
        for (int attempt = 1; !things.isEmpty() && attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                pause.take();
            }
            removeOnce();
        }
        return things.stream().map(Thing::what).toList();
    }

    /**
     * For an examination that is interrupted: nothing can be expected any more; what is under way has a pause to arrive
     * before it is looked for.
     *
     * @return what is left, in words; empty if nothing
     */
    public List<String> abandon() throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        pause.take();
        return clear();
    }

    private void removeOnce() throws InterruptedException {
        for (Thing thing : List.copyOf(things).reversed()) {
            if (isGone(thing)) {
                things.remove(thing);
            }
        }
    }

    private static boolean isGone(Thing thing) throws InterruptedException {
        try {
            return thing.removal().remove();
        } catch (RuntimeException unanswered) {
            return false;
        }
    }
}
