package dev.muster.simulator.http.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SurveyRoutesTest {
    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final AdoHandler handler = new AdoHandler(
            acme.organisation(),
            new AdoFront(acme.organisation(), AdoFaults.NONE),
            "administrator"::equals,
            Duration.ZERO);

    @Test
    void the_project_has_every_pool_under_another_id_and_lets_all_pipelines_use_it() {
        JsonNode queue = json("/acme/shop/_apis/distributedtask/queues", "poolIds=" + acme.poolId())
                .path("value")
                .path(0);

        assertThat(queue.path("pool").path("id").asInt()).isEqualTo(acme.poolId());
        assertThat(queue.path("id").asInt()).isNotEqualTo(acme.poolId());
        assertThat(json(
                                "/acme/shop/_apis/pipelines/pipelinepermissions/queue/"
                                        + queue.path("id").asInt(),
                                "")
                        .path("allPipelines")
                        .path("authorized")
                        .asBoolean())
                .isTrue();
        assertThat(get("/acme/other/_apis/distributedtask/queues", "", "administrator")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_newest_agents_are_offered_first_and_no_more_than_asked_for() {
        JsonNode offered = json("/acme/_apis/distributedtask/packages/agent", "platform=linux-x64&$top=2");

        assertThat(offered.path("count").asInt()).isEqualTo(2);
        assertThat(offered.path("value").path(0).path("version").path("minor").asInt())
                .isGreaterThan(offered.path("value")
                        .path(1)
                        .path("version")
                        .path("minor")
                        .asInt());
    }

    @Test
    void nothing_is_told_without_a_credential() {
        assertThat(get("/acme/_apis/distributedtask/packages/agent", "", "").status())
                .isEqualTo(401);
    }

    private JsonNode json(String path, String query) {
        return JsonMapper.shared().readTree(get(path, query, "administrator").body());
    }

    private HttpResponse get(String path, String query, String authorization) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Authorization", List.of(authorization));
        return handler.handle(new HttpRequest("GET", path, query, headers, ""));
    }
}
