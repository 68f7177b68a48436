package dev.muster.statestore;

import java.util.List;

/**
 * Keeps the checks that are answered later. That a check was taken stays known for days after its answer, so that a repeat
 * of it is recognised.
 */
public interface CheckStore {
    /**
     * Writes a new check.
     *
     * @return Conflict if that very check was accepted before, answered or not
     */
    WriteResult add(PendingCheck check);

    /**
     * Writes a check's next lease.
     *
     * @param next one revision above the lease that is stored
     * @return Conflict if another lease was written meanwhile, or the check is answered or unknown
     */
    WriteResult lease(CheckId check, CheckLease next);

    /**
     * Deletes what is kept of a check but that it was taken: it is answered, or given up.
     *
     * @return Conflict if no such check is pending
     */
    WriteResult finish(CheckId check);

    /**
     * The checks not answered yet, those accepted first first; read consistently.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    List<PendingCheck> pending();
}
