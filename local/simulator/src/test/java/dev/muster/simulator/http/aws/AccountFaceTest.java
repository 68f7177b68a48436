package dev.muster.simulator.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountFaceTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:events";

    private final AccountFace account = new AccountFace(QUEUE, 64);

    @Test
    void one_rule_brings_task_events_to_the_queue_and_to_no_other() {
        assertThat(ask("AWSEvents.ListRuleNamesByTarget", "{\"TargetArn\":\"" + QUEUE + "\"}")
                        .body())
                .isEqualTo("{\"RuleNames\":[\"muster-task-events\"]}");
        assertThat(ask("AWSEvents.ListRuleNamesByTarget", "{\"TargetArn\":\"another\"}")
                        .body())
                .isEqualTo("{\"RuleNames\":[]}");
        assertThat(ask("AWSEvents.DescribeRule", "{\"Name\":\"muster-task-events\"}")
                        .body())
                .contains("ENABLED", "ECS Task State Change");
    }

    @Test
    void quotas_are_told_by_their_codes() {
        assertThat(ask("ServiceQuotasV20190624.GetServiceQuota", "{\"QuotaCode\":\"L-3032A538\"}")
                        .body())
                .contains("64.0");
        assertThat(ask("ServiceQuotasV20190624.GetServiceQuota", "{\"QuotaCode\":\"L-0\"}")
                        .body())
                .contains("NoSuchResourceException");
    }

    @Test
    void what_it_does_not_know_it_refuses() {
        assertThat(ask("AWSEvents.DeleteRule", "{}").status()).isEqualTo(400);
        assertThat(ask("AWSEvents.DescribeRule", "no JSON").body()).contains("SerializationException");
        assertThat(ask("AWSEvents.DescribeRule", "{\"Name\":\"other\"}").body()).contains("ResourceNotFoundException");
    }

    private HttpResponse ask(String target, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Target", List.of(target));
        return account.handle(new HttpRequest("POST", "/", "", headers, body));
    }
}
