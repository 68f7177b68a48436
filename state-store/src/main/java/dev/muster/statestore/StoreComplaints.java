package dev.muster.statestore;

/**
 * Is told what a store had to leave out (an item that nobody can read) or let go (an entry of the log), so that one bad
 * item neither hides the others nor goes unseen.
 */
@FunctionalInterface
public interface StoreComplaints {
    /**
     * @param item the item's key, as one would look it up
     * @param why what is wrong with it, in one sentence
     */
    void about(String item, String why);
}
