package dev.muster.simulator.truth;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task was started for, read from the end of its {@code startedBy}: {@code <pool>_<requestId>_<attempt>}, or
 * {@code <pool>_s_<n>} for the standby buffer.
 *
 * @param requestId the job; empty for standby
 */
record LaunchPurpose(OptionalLong requestId) {
    private static final Pattern FORM = Pattern.compile(".+_(s|\\d{1,18})_\\d{1,18}");

    static Optional<LaunchPurpose> of(String startedBy) {
        Matcher form = FORM.matcher(startedBy);
        if (!form.matches()) {
            return Optional.empty();
        }
        String purpose = form.group(1);
        return Optional.of(new LaunchPurpose(
                purpose.equals("s") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(purpose))));
    }

    static boolean isStandby(String startedBy) {
        return of(startedBy).filter(purpose -> purpose.requestId().isEmpty()).isPresent();
    }

    static OptionalLong request(String startedBy) {
        return of(startedBy).map(LaunchPurpose::requestId).orElse(OptionalLong.empty());
    }
}
