package dev.muster.model.pool;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** A template's {@code environment} and {@code secrets}: together the variables of the container. */
record Variables(Optional<SequencedMap<String, String>> environment, Optional<SequencedMap<String, String>> secrets) {
    /** Ours, and those that ECS and the AWS SDKs give a meaning. */
    private static final List<String> RESERVED = List.of("MUSTER_", "AWS_", "ECS_");

    private static final ValueReader<String> NAME = Scalars.text(
                    "a name of letters, digits and underscores, not beginning with a digit",
                    Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"))
            .only("a name that does not begin with MUSTER_, AWS_ or ECS_, which are reserved", Variables::isFree);

    private static final Pattern SECRET_ARN = Pattern.compile(
            "arn:aws[a-z-]*:(secretsmanager:[^\\s:]*:[0-9]*:secret:|ssm:[^\\s:]*:[0-9]*:parameter/)\\S+");
    static final ValueReader<String> SECRET = Scalars.TEXT.unrepeated(
            "the ARN of a Secrets Manager secret or of an SSM parameter, never the secret itself",
            text -> Optional.of(text).filter(arn -> SECRET_ARN.matcher(arn).matches()));

    static Variables read(Fields template) {
        SequencedMap<String, String> none = Collections.emptySortedMap();
        var variables = new Variables(
                template.optional("environment", none, Containers.map(NAME, Scalars.TEXT)),
                template.optional("secrets", none, Containers.map(NAME, SECRET)));
        reportNamesInBoth(template);
        return variables;
    }

    private static void reportNamesInBoth(Fields template) {
        var plain = template.namesIn("environment");
        template.namesIn("secrets").stream()
                .filter(plain::contains)
                .forEach(name -> template.wrong(
                        template.path("secrets").field(name), "is in environment too; a variable has one source"));
    }

    private static boolean isFree(String name) {
        return RESERVED.stream().noneMatch(start -> name.regionMatches(true, 0, start, 0, start.length()));
    }
}
