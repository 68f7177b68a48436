package dev.muster.model.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A template's {@code registration}, and what the other fields must be for it. */
final class RegistrationSection {
    /** What an image that registers itself is told by us. */
    private static final List<String> TOLD = List.of("AZP_URL", "AZP_POOL", "AZP_AGENT_NAME");

    private static final ValueReader<RegistrationMode> MODE =
            Scalars.oneOf(List.of("bootstrap", "token")).as("bootstrap or token", RegistrationSection::mode);

    private RegistrationSection() {}

    static Optional<RegistrationMode> read(Fields template) {
        Optional<RegistrationMode> mode = template.optional("registration", RegistrationMode.BOOTSTRAP, MODE);
        if (mode.filter(RegistrationMode.TOKEN::equals).isPresent()) {
            requireToken(template);
            refuseWhatIsTold(template, "environment");
            refuseWhatIsTold(template, "secrets");
        }
        return mode;
    }

    private static void requireToken(Fields template) {
        if (!template.namesIn("secrets").contains(RegistrationMode.TOKEN_VARIABLE)) {
            template.wrong(
                    "registration",
                    "is token, so that secrets must name the secret " + RegistrationMode.TOKEN_VARIABLE
                            + " with which agents register themselves");
        }
    }

    private static void refuseWhatIsTold(Fields template, String section) {
        template.namesIn(section).stream()
                .filter(TOLD::contains)
                .forEach(name -> template.wrong(
                        template.path(section).field(name), "is set by the controller when registration is token"));
    }

    private static Optional<RegistrationMode> mode(String text) {
        return Arrays.stream(RegistrationMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
