package dev.muster.model.demand;

/** The number of a job request: ADO's {@code requestId}, at least 1, unique in its organisation and growing with time. */
public record RequestId(long value) implements Comparable<RequestId> {
    /** @throws IllegalArgumentException if the number is below 1 */
    public RequestId {
        if (value < 1) {
            throw new IllegalArgumentException("a request id is at least 1, was " + value);
        }
    }

    @Override
    public int compareTo(RequestId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
