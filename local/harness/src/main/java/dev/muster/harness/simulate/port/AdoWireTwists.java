package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.adapter.SpoiltFace;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.simulator.http.HttpResponse;
import java.util.Optional;

/** The faults of Azure DevOps as its answers on the wire; nothing is done then. */
public final class AdoWireTwists {
    private static final HttpResponse THROTTLED = HttpResponse.of(
                    429, "application/json", "{\"message\":\"TF400733: The request has been canceled\"}")
            .with("Retry-After", "5");

    private static final HttpResponse BROKEN = HttpResponse.of(503, "text/html", "<html>Service unavailable</html>");

    private static final HttpResponse SIGN_IN =
            HttpResponse.of(203, "text/html", "<html>Sign in to your account</html>");

    private final SpoiltFace face;

    public AdoWireTwists(SpoiltFace face) {
        this.face = face;
    }

    <T> Twist<T> refusals() {
        return (fault, effect) -> switch (fault.kind()) {
            case F36 -> Optional.of(face.answering(THROTTLED, effect));
            case F37 -> Optional.of(face.answering(BROKEN, effect));
            case F41 -> Optional.of(face.answering(SIGN_IN, effect));
            default -> Optional.empty();
        };
    }
}
