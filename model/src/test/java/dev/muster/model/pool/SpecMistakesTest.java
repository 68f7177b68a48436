package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.flag;
import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.nothing;
import static dev.muster.model.pool.SpecTree.number;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.text;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake at a time in a full and otherwise valid spec; the message follows the path and a colon. */
class SpecMistakesTest {
    private static final String LATEST =
            "which moves: agents of one template would not be alike; write a digest or a tag that is never moved,"
                    + " or allow it with allowMutableImage: true";

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource({
        "ofAzureDevOps",
        "ofNumbers",
        "ofTimeouts",
        "ofNetwork",
        "ofTemplates",
        "ofStandby",
        "ofSizes",
        "ofImages"
    })
    void a_mistake_is_named_with_its_path(String path, SpecTree written, String message) {
        assertThat(SpecReaderTest.problems(TreeEdit.put(Specs.full(), path, written)))
                .containsExactly("spec." + path + ": " + message);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource({"ofChosenNames", "ofLists"})
    void a_mistake_inside_a_value_is_named_with_its_own_path(
            String path, SpecTree written, String where, String message) {
        assertThat(SpecReaderTest.problems(TreeEdit.put(Specs.full(), path, written)))
                .containsExactly("spec." + path + where + ": " + message);
    }

    @ParameterizedTest(name = "{0} removed")
    @MethodSource("required")
    void a_required_field_that_is_missing_is_named(String path, String allowed) {
        assertThat(SpecReaderTest.problems(TreeEdit.remove(Specs.full(), path)))
                .containsExactly("spec." + path + ": is missing; must be " + allowed);
    }

    @Test
    void hours_need_both_a_start_and_an_end() {
        assertThat(SpecReaderTest.problems(TreeEdit.remove(Specs.full(), "standby[1].end")))
                .containsExactly("spec.standby[1].end: is missing; a start needs an end");
        assertThat(SpecReaderTest.problems(TreeEdit.remove(Specs.full(), "standby[1].start")))
                .containsExactly("spec.standby[1].start: is missing; an end needs a start");
    }

    static Stream<Arguments> required() {
        return Stream.of(
                arguments("standby[0].agents", "a whole number from 1 to 500"),
                arguments("azureDevOps", "a map with organizationUrl, pool and credential"),
                arguments(
                        "azureDevOps.pool",
                        "text: the name of an agent pool, on one line and without blanks around it"),
                arguments("cluster", "text: the name or ARN of an ECS cluster"),
                arguments("limits.maxAgents", "a whole number from 0 to 5000"),
                arguments("network.subnets", "a list of 1 to 16, each text such as subnet-0a1b2c3d"),
                arguments("templates", "a list of 1 to 50, each a map, an agent template"),
                arguments("templates[1].cpu", "a whole number from 128 to 196608"),
                arguments("templates[1].taskRole", "text: the name or ARN of an IAM role"),
                arguments("templates[0].executionRole", "text: the name or ARN of an IAM role"));
    }

    static Stream<Arguments> ofAzureDevOps() {
        var url = "must be text: an https URL such as https://dev.azure.com/acme, without user, query and fragment"
                + " (http only for 127.0.0.1, localhost and [::1])"
                + "; what is written there is not repeated here, it may be a secret";
        var badUrls = Stream.of(
                "http://dev.azure.com/acme",
                "http://127.0.0.1.example/acme",
                "https://user:password@dev.azure.com/acme",
                "https://dev.azure.com/acme?x=1",
                "https://dev.azure.com/acme#x",
                "https://dev.azure.com/",
                "https://",
                "https://a b/",
                "https://host:70000/acme",
                "ftp://dev.azure.com/acme",
                "dev.azure.com/acme",
                "");
        var badCredentials = Stream.of("", "env:", "env:1A", "env:A B", "file:relative", "file:", "vault:x", "abcdef");
        var credential =
                "must be text: where the controller finds the credential, env:NAME, file:/absolute/path or the ARN of a Secrets Manager secret,"
                        + " never the credential itself; what is written there is not repeated here, it may be a secret";
        var pool = "must be text: the name of an agent pool, on one line and without blanks around it, was ";
        return Stream.of(
                        badUrls.map(bad -> arguments("azureDevOps.organizationUrl", text(bad), url)),
                        badCredentials.map(bad -> arguments("azureDevOps.credential", text(bad), credential)),
                        Stream.of(
                                arguments(
                                        "azureDevOps.parallelJobs",
                                        number(0),
                                        "must be a whole number from 1 to 100000, was 0"),
                                arguments("azureDevOps.pool", text(""), pool + "\"\""),
                                arguments("azureDevOps.pool", text(" linux"), pool + "\" linux\""),
                                arguments("azureDevOps.pool", text("a\nb"), pool + "\"a\\u000ab\""),
                                arguments(
                                        "azureDevOps.pool",
                                        number(7),
                                        "must be text, was a number; write it in quotes (DynamoDB type S)"),
                                arguments(
                                        "azureDevOps.project",
                                        text("x"),
                                        "is not a field; allowed are organizationUrl, pool, credential,"
                                                + " parallelJobs, checks"),
                                arguments(
                                        "azureDevOps",
                                        text("x"),
                                        "must be a map with organizationUrl, pool and credential, was text")))
                .flatMap(mistakes -> mistakes);
    }

    static Stream<Arguments> ofNumbers() {
        var agents = "must be a whole number from 0 to 5000, was ";
        return Stream.of(
                arguments("limits.maxAgents", number(-3), agents + "-3"),
                arguments("limits.maxAgents", number(5001), agents + "5001"),
                arguments("limits.maxAgents", decimal("2.5"), agents + "2.5"),
                arguments("limits.maxAgents", decimal("1E+900000000"), agents + "1E+900000000"),
                arguments("limits.maxAgents", decimal("1E-900000000"), agents + "1E-900000000"),
                arguments(
                        "limits.maxAgents",
                        text("20"),
                        agents + "text; write the number without quotes (DynamoDB type N)"),
                arguments("limits.maxAgents", flag(true), agents + "a boolean"),
                arguments("limits.maxAgents", nothing(), agents + "null"),
                arguments("limits.launchesPerLoop", number(0), "must be a whole number from 1 to 1000, was 0"),
                arguments("limits.maxAgent", number(1), "is not a field; did you mean maxAgents?"),
                arguments("templates[0].weight", number(1001), "must be a whole number from -1000 to 1000, was 1001"),
                arguments("paused", text("true"), "must be true or false, was text"));
    }

    static Stream<Arguments> ofTimeouts() {
        var allowed = "must be text such as 90s, 15m or 2h, from 1s to 24h, was ";
        var bad = Stream.of("0s", "25h", "1441m", "86401s", "90", "1.5h", "-1m", "2d", "", "1 h", "99999999999s", "2H");
        return Stream.concat(
                bad.map(text -> arguments("timeouts.linger", text(text), allowed + '"' + text + '"')),
                Stream.of(
                        arguments(
                                "timeouts.start",
                                number(90),
                                "must be text, was a number; write it in quotes (DynamoDB type S)"),
                        arguments(
                                "timeouts.work",
                                text("1h"),
                                "is not a field; allowed are start, idle, surplus, maxIdle, linger, job")));
    }

    static Stream<Arguments> ofNetwork() {
        return Stream.of(
                arguments("network.subnets", sequence(), "must hold 1 to 16, holds 0"),
                arguments("network.subnets", text("subnet-a"), "must be a list, was text"),
                arguments("network.subnets[1]", text("subnet-a"), "is in the list twice"),
                arguments("network.subnets[0]", text("vpc-a"), "must be text such as subnet-0a1b2c3d, was \"vpc-a\""),
                arguments(
                        "network.securityGroups",
                        texts("sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"),
                        "must hold at most 5, holds 6"),
                arguments("network.assignPublicIp", text("DISABLED"), "must be true or false, was text"),
                arguments(
                        "cluster",
                        text("two words"),
                        "must be text: the name or ARN of an ECS cluster, was \"two words\""));
    }

    static Stream<Arguments> ofTemplates() {
        var name = "must be text of 1 to 30 small letters, digits and dashes, not beginning with a dash, was ";
        var version = "must be text of numbers between dots, such as 4.255.0, was ";
        var many = IntStream.rangeClosed(1, 51)
                .mapToObj(number -> Specs.minimalTemplate(number == 1 ? "large" : "t" + number))
                .toArray(SpecTree[]::new);
        return Stream.of(
                arguments("templates", sequence(), "must hold 1 to 50, holds 0"),
                arguments("templates", sequence(many), "must hold 1 to 50, holds 51"),
                arguments("templates", mapping(), "must be a list, was a map"),
                arguments("templates[1]", nothing(), "must be a map, an agent template, was null"),
                arguments(
                        "templates[1].name",
                        text("large"),
                        "must be unique in the pool, is also the name of templates[0]"),
                arguments("templates[1].name", text("Small_One"), name + "\"Small_One\""),
                arguments("templates[1].name", text("-x"), name + "\"-x\""),
                arguments("templates[1].imagee", text("x:1"), "is not a field; did you mean image?"),
                arguments("templates[1].Memory", number(2048), "is not a field; did you mean memory?"),
                arguments(
                        "templates[1].architecture",
                        text("arm64"),
                        "must be X86_64 or ARM64, was \"arm64\"; did you mean ARM64?"),
                arguments("templates[1].taskRole", text(""), "must be text: the name or ARN of an IAM role, was \"\""),
                arguments(
                        "templates[1].executionRole",
                        text("arn:aws:iam::123456789012:user/agent"),
                        "must be text: the name or ARN of an IAM role, was \"arn:aws:iam::123456789012:user/agent\""),
                arguments("templates[1].agentVersion", text("v4"), version + "\"v4\""),
                arguments(
                        "templates[1].agentVersion",
                        decimal("4.255"),
                        "must be text, was a number; write it in quotes (DynamoDB type S)"));
    }

    static Stream<Arguments> ofStandby() {
        var cron =
                "must be a cron expression of five fields, minute, hour, day of month, month and day of week, such as"
                        + " 0 8 * * MON-FRI; each field * or numbers or names, with lists (1,2), ranges (1-5) and steps (*/2), was ";
        var badSchedules = Stream.of(
                "",
                "8 am",
                "0 8 * *",
                "0 0 8 * * 1",
                "60 8 * * *",
                "0 24 * * *",
                "0 8 32 * *",
                "0 8 * 13 *",
                "0 8 * * 8",
                "0 8 * * FREITAG",
                "0 22-2 * * *",
                "0 8 L * *",
                "0 8 ? * 1",
                "0 8 * * 1#2",
                "@daily",
                "0 8 * * *||0 9 * * *",
                "0|30 8 * * *");
        return Stream.concat(
                badSchedules.map(text -> arguments("standby[1].start", text(text), cron + '"' + text + '"')),
                Stream.of(
                        arguments(
                                "standby[1].end",
                                text("0 8 30 2 *"),
                                "must be the schedule of a day that exists, was 0 8 30 2 *"),
                        arguments(
                                "standby[1].end",
                                text("0 8 * * MON-FRI"),
                                "is the same as start; nothing would ever be kept ready"),
                        arguments("standby[0].agents", number(0), "must be a whole number from 1 to 500, was 0"),
                        arguments("standby[0].agents", number(501), "must be a whole number from 1 to 500, was 501"),
                        arguments(
                                "standby[0].template",
                                text("lage"),
                                "must be the name of a template, was \"lage\"; did you mean large?"),
                        arguments(
                                "standby[0].template",
                                text("windows"),
                                "must be the name of a template, was \"windows\""),
                        arguments(
                                "standby[1].timeZone",
                                text("Europe/Belin"),
                                "must be an IANA time zone such as Europe/Berlin, was \"Europe/Belin\";"
                                        + " did you mean Europe/Berlin?"),
                        arguments(
                                "standby[1].timeZone",
                                text("+01:00"),
                                "must be an IANA time zone such as Europe/Berlin, was \"+01:00\""),
                        arguments("standby", mapping(), "must be a list, was a map")));
    }

    static Stream<Arguments> ofSizes() {
        return Stream.of(
                arguments(
                        "templates[1].memory",
                        number(2000),
                        "Fargate has no size with cpu 1024 and memory 2000; the nearest is cpu 1024 and memory 2048"),
                arguments(
                        "templates[1].memory",
                        number(64000),
                        "Fargate has no size with cpu 1024 and memory 64000; the nearest is cpu 1024 and memory 8192"),
                arguments(
                        "templates[1].cpu",
                        number(1500),
                        "Fargate has no size with cpu 1500 and memory 2048; the nearest is cpu 1024 and memory 2048"),
                arguments(
                        "templates[1].cpu",
                        number(1536),
                        "Fargate has no size with cpu 1536 and memory 2048; the nearest is cpu 2048 and memory 4096"),
                arguments("templates[1].cpu", number(64), "must be a whole number from 128 to 196608, was 64"));
    }

    static Stream<Arguments> ofImages() {
        var form = "must be an image with a digest (name@sha256:, 64 hexadecimal digits) or a tag (name:tag), was ";
        return Stream.of(
                arguments("templates[1].image", text("agents:latest"), "must not have the tag latest, " + LATEST),
                arguments(
                        "templates[1].image",
                        text("registry.example:5000/agents"),
                        "has no tag and no digest and so means latest, " + LATEST),
                arguments(
                        "templates[1].image",
                        text("agents"),
                        "has no tag and no digest and so means latest, " + LATEST),
                arguments("templates[1].image", text(""), form + "\"\""),
                arguments("templates[1].image", text("agents:"), form + "\"agents:\""),
                arguments("templates[1].image", text("my agents:1"), form + "\"my agents:1\""),
                arguments("templates[1].image", text("agents@sha256:12"), form + "\"agents@sha256:12\""),
                arguments(
                        "templates[1].image",
                        number(1),
                        "must be text, was a number; write it in quotes (DynamoDB type S)"));
    }

    static Stream<Arguments> ofChosenNames() {
        var capability = "must be a name on one line, without an equals sign and without blanks around it, was ";
        var variable = "must be a name of letters, digits and underscores, not beginning with a digit, was ";
        var reserved = "must be a name that does not begin with MUSTER_, AWS_ or ECS_, which are reserved, was ";
        var secret = "must be the ARN of a Secrets Manager secret or of an SSM parameter, never the secret itself"
                + "; what is written there is not repeated here, it may be a secret";
        var capabilities = "templates[0].capabilities";
        var environment = "templates[1].environment";
        var secrets = "templates[1].secrets";
        return Stream.of(
                arguments(capabilities, mapping().with("", "x"), "[\"\"]", capability + "\"\""),
                arguments(capabilities, mapping().with("a=b", "x"), "[\"a=b\"]", capability + "\"a=b\""),
                arguments(capabilities, mapping().with("a\nb", "x"), "[\"a\\u000ab\"]", capability + "\"a\\u000ab\""),
                arguments(
                        capabilities,
                        mapping().with("muster.Installation", "x"),
                        "[\"muster.Installation\"]",
                        "must be a name that does not begin with Muster., which we keep for ourselves, was"
                                + " \"muster.Installation\""),
                arguments(
                        capabilities,
                        mapping().with("java", "1").with("Java", "2"),
                        ".Java",
                        "is the same capability as \"java\": names ignore case"),
                arguments(
                        capabilities,
                        mapping().with("java", "1\n2"),
                        ".java",
                        "must be text on one line, was \"1\\u000a2\""),
                arguments(capabilities, mapping().with("java", flag(true)), ".java", "must be text, was a boolean"),
                arguments(environment, mapping().with("A-B", "x"), ".A-B", variable + "\"A-B\""),
                arguments(environment, mapping().with("1A", "x"), "[\"1A\"]", variable + "\"1A\""),
                arguments(environment, mapping().with("MUSTER_X", "x"), ".MUSTER_X", reserved + "\"MUSTER_X\""),
                arguments(environment, mapping().with("AWS_REGION", "x"), ".AWS_REGION", reserved + "\"AWS_REGION\""),
                arguments(environment, mapping().with("ECS_AGENT", "x"), ".ECS_AGENT", reserved + "\"ECS_AGENT\""),
                arguments(environment, mapping().with("A", mapping()), ".A", "must be text, was a map"),
                arguments(secrets, mapping().with("A", "hunter2"), ".A", secret),
                arguments(secrets, mapping().with("A", "arn:aws:s3:::bucket/key"), ".A", secret),
                arguments(
                        "templates[0].secrets",
                        mapping().with("HTTP_PROXY", Specs.SECRET_ARN),
                        ".HTTP_PROXY",
                        "is in environment too; a variable has one source"));
    }

    static Stream<Arguments> ofLists() {
        var provider = "must be FARGATE, FARGATE_SPOT or the name of a capacity provider of the cluster, was ";
        var capacity = "templates[1].capacity";
        return Stream.of(
                arguments(capacity, texts(), "", "must hold 1 to 20, holds 0"),
                arguments(capacity, texts("FARGATE", "fargate"), "[1]", provider + "\"fargate\""),
                arguments(capacity, texts("FARGATE", "FARGATE"), "[1]", "is in the list twice"),
                arguments(
                        capacity,
                        sequence(text("FARGATE"), number(1)),
                        "[1]",
                        "must be text, was a number; write it in quotes (DynamoDB type S)"));
    }

    private static SpecTree decimal(String number) {
        return new SpecTree.Decimal(new BigDecimal(number));
    }
}
