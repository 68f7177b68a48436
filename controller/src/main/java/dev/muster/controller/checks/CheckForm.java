package dev.muster.controller.checks;

import dev.muster.model.pool.OrganizationKey;
import dev.muster.statestore.CheckId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a check shows of itself that is to be answered later; the headers are those that Azure DevOps proposes. */
sealed interface CheckForm {
    /**
     * All that is needed.
     *
     * @param timeline null if the check does not tell it: its progress is not shown then
     */
    record Complete(
            CheckId id, UUID project, PlanHub hub, @Nullable UUID timeline, JobToken token) implements CheckForm {}

    /** Something is missing or wrong. */
    record Incomplete(List<String> problems) implements CheckForm {
        public Incomplete {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the headers. Nothing of them is repeated in a problem, for one of them is a secret, and two are easily mixed up.
     *
     * @param headers the value of a header; null if it is not there
     * @param organizationUrl of the pool: what {@code PlanUrl} is compared with
     */
    static CheckForm read(Function<String, @Nullable String> headers, URI organizationUrl) {
        return new Reading(headers).read(organizationUrl);
    }

    /** One reading of all headers, which notes everything that is wrong. */
    final class Reading {
        private static final Pattern GUID =
                Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})}?");

        private final Function<String, @Nullable String> headers;
        private final List<String> problems = new ArrayList<>();

        private Reading(Function<String, @Nullable String> headers) {
            this.headers = headers;
        }

        private CheckForm read(URI organizationUrl) {
            required("PlanUrl", "the address of the pool's organisation, " + organizationUrl, url -> {
                Optional<OrganizationKey> told = OrganizationKey.of(url);
                return told.isPresent() && told.equals(OrganizationKey.of(organizationUrl))
                        ? Optional.of(url)
                        : Optional.empty();
            });
            Optional<UUID> project = guid("ProjectId");
            Optional<PlanHub> hub =
                    required("HubName", "one of build, checks, deployment, gates and release", PlanHub::named);
            Optional<UUID> plan = guid("PlanId");
            Optional<UUID> job = guid("JobId");
            Optional<UUID> task = guid("TaskInstanceId");
            Optional<UUID> timeline = headers.apply("TimelineId") == null ? Optional.empty() : guid("TimelineId");
            Optional<JobToken> token = required(
                    "AuthToken",
                    "the job's token, at most 6000 visible letters",
                    text -> Optional.of(text).filter(JobToken::isUsable).map(JobToken::new));
            return problems.isEmpty()
                    ? new Complete(
                            new CheckId(plan.orElseThrow(), job.orElseThrow(), task.orElseThrow()),
                            project.orElseThrow(),
                            hub.orElseThrow(),
                            timeline.orElse(null),
                            token.orElseThrow())
                    : new Incomplete(problems);
        }

        private Optional<UUID> guid(String header) {
            return required(
                    header,
                    "a GUID",
                    text -> Optional.of(GUID.matcher(text))
                            .filter(Matcher::matches)
                            .map(found -> UUID.fromString(found.group(1))));
        }

        private <T> Optional<T> required(String header, String allowed, Function<String, Optional<T>> meaning) {
            String text = headers.apply(header);
            if (text == null || text.isBlank()) {
                problems.add("header " + header + " is missing; must be " + allowed);
                return Optional.empty();
            }
            Optional<T> value = meaning.apply(text.strip());
            if (value.isEmpty()) {
                problems.add("header " + header + " must be " + allowed);
            }
            return value;
        }
    }
}
