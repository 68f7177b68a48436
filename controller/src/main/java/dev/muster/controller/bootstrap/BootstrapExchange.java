package dev.muster.controller.bootstrap;

/** One bootstrap call from posted body to reply; all that a web server has to put a route in front of. */
public final class BootstrapExchange {
    private final BootstrapJson json = new BootstrapJson();
    private final BootstrapProtocol protocol;
    private final BootstrapCounters counters;

    /** @param counters the same that {@code protocol} counts in */
    public BootstrapExchange(BootstrapProtocol protocol, BootstrapCounters counters) {
        this.protocol = protocol;
        this.counters = counters;
    }

    /** Answers one body; see {@link BootstrapProtocol} for what the web layer bounds. */
    public BootstrapReply post(byte[] body) {
        return switch (json.read(body)) {
            case BootstrapJson.Posted.Understood(BootstrapCall call) -> json.write(protocol.answer(call));
            case BootstrapJson.Posted.NotUnderstood(BootstrapAnswer.Rejected answer) -> {
                counters.count(answer);
                yield json.write(answer);
            }
        };
    }
}
