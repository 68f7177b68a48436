package dev.muster.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRequestTest {
    @Test
    void header_names_have_no_case() {
        HttpRequest request = new HttpRequest("GET", "/", "", Map.of("X-Thing", List.of("a", "b")), "");

        assertThat(request.header("x-thing")).contains("a");
        assertThat(request.header("other")).isEmpty();
    }

    @Test
    void path_and_parameters_are_decoded_each_in_its_own_way() {
        HttpRequest request =
                new HttpRequest("POST", "/a%20b//c+d/", "name=x%2By&flag&plus=1+2", Map.of(), "grant_type=a%20b");

        assertThat(request.segments()).containsExactly("a b", "c+d");
        assertThat(request.parameter("name")).contains("x+y");
        assertThat(request.parameter("flag")).contains("");
        assertThat(request.parameter("plus")).contains("1 2");
        assertThat(request.parameter("absent")).isEmpty();
        assertThat(request.formField("grant_type")).contains("a b");
    }
}
