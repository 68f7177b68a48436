package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Doctor;
import dev.muster.controller.doctor.JsonText;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Secrets;
import dev.muster.controller.doctor.Subject;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One check cannot stop the others, whatever it does. */
class DoctorTest {
    private final Secrets secrets = new Secrets();

    @Test
    void a_check_whose_time_is_over_fails_alone() {
        Doctor doctor = new Doctor(
                (limit, look) -> {
                    Result result = look.call();
                    if (result.sentence().equals("slow")) {
                        throw new TimeoutException();
                    }
                    return result;
                },
                secrets);

        Examined examined = printed(doctor, check(Subject.POOL, "slow"), check(Subject.SPEC, "quick"));

        assertThat(examined.said("pool")).contains("No answer within 45 s", "VPC endpoint");
        assertThat(examined.results()).containsEntry("spec", "ok");
    }

    @Test
    void a_check_with_a_mistake_of_its_own_fails_alone_and_quotes_nothing() {
        Examined examined = printed(
                new Doctor((limit, look) -> look.call(), secrets),
                check(Subject.TABLES, () -> {
                    throw new IllegalStateException("secret words");
                }),
                check(Subject.SPEC, "quick"));

        assertThat(examined.said("tables")).contains("IllegalStateException").doesNotContain("secret words");
        assertThat(examined.results()).containsEntry("spec", "ok");
    }

    @Test
    void what_rests_on_a_failure_is_left_out_with_the_reason() {
        Examined examined = printed(
                new Doctor((limit, look) -> look.call(), secrets),
                check(Subject.SPEC, () -> new Result.Fail("none", "write one")),
                check(Subject.CREDENTIAL, "never asked"));

        assertThat(examined.said("credential")).startsWith("needs 'Pool spec' first");
    }

    @Test
    void what_is_secret_is_cut_out_of_every_sentence() {
        secrets.keep("hunter2-hunter2");

        Examined examined = printed(
                new Doctor((limit, look) -> look.call(), secrets),
                check(Subject.SPEC, () -> new Result.Warn("it is hunter2-hunter2", "change hunter2-hunter2")));

        assertThat(examined.out()).contains("it is [hidden]", "change [hidden]").doesNotContain("hunter2");
    }

    private static Examined printed(Doctor doctor, Check... checks) {
        List<Check> all = new java.util.ArrayList<>(List.of(checks));
        // Subjects that others need, so that those are looked at.
        for (Subject subject : List.of(Subject.AWS_IDENTITY, Subject.SIGN_IN, Subject.CREDENTIAL, Subject.SPEC)) {
            if (all.stream().noneMatch(check -> check.subject() == subject)) {
                all.add(check(subject, "fine"));
            }
        }
        return new Examined(0, JsonText.of(doctor.examine(all)), "");
    }

    private static Check check(Subject subject, String sentence) {
        return check(subject, () -> new Result.Ok(sentence));
    }

    private static Check check(Subject subject, Supplier<Result> look) {
        return new Check() {
            @Override
            public Subject subject() {
                return subject;
            }

            @Override
            public Result look() {
                return look.get();
            }
        };
    }
}
