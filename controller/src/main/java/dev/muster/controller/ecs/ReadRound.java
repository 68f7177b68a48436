package dev.muster.controller.ecs;

/** Reads of one sweep, which need not wait for each other. For use by one thread. */
interface ReadRound {
    /** One after the other, on the thread that asks: for those who want no thread. */
    ReadRound ONE_BY_ONE = new ReadRound() {
        @Override
        public void add(Runnable read) {
            read.run();
        }

        @Override
        public void finish() {}
    };

    /** Begins a read, at once or as soon as fewer are under way. Throws what an earlier one threw. */
    void add(Runnable read);

    /** Waits until none is under way. Throws what the first that failed threw. */
    void finish();
}
