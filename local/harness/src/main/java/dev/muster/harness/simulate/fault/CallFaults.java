package dev.muster.harness.simulate.fault;

/** The faults planned for the calls of one controller, whichever of its processes makes them. */
public interface CallFaults {
    /** The fault of the next call of that kind; asking counts the call. */
    CallFault next(CallKind kind);

    /** Says that a planned fault has happened. */
    void tookEffect(CallKind kind, CallFault fault);

    /** No faults at all. */
    static CallFaults none() {
        return new CallFaults() {
            @Override
            public CallFault next(CallKind kind) {
                return CallFault.NONE;
            }

            @Override
            public void tookEffect(CallKind kind, CallFault fault) {
                throw new IllegalStateException("no fault was planned, yet " + fault + " of " + kind);
            }
        };
    }
}
