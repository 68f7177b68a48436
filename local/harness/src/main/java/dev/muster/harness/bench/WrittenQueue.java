package dev.muster.harness.bench;

import dev.muster.controller.azuredevops.StreamTransport;
import dev.muster.harness.local.ReadyResponse;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.JobRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** A queue as Azure DevOps would send it, with agents that match each request; every call is answered so. */
final class WrittenQueue implements StreamTransport {
    private final byte[] packed;
    private final long length;

    private WrittenQueue(byte[] packed, long length) {
        this.packed = packed;
        this.length = length;
    }

    /** The listing's length in bytes, before it was compressed. */
    long length() {
        return length;
    }

    static WrittenQueue of(List<JobRequest> waiting, int agentsOfEach) {
        String agents = IntStream.rangeClosed(1, agentsOfEach)
                .mapToObj(WrittenQueue::agent)
                .collect(Collectors.joining(","));
        byte[] body = waiting.stream()
                .map(request -> row(request, agents))
                .collect(Collectors.joining(",", "{\"count\":" + waiting.size() + ",\"value\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
        return new WrittenQueue(packed(body), body.length);
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String row(JobRequest request, String agents) {
        String demands = request.demands().all().stream()
                .map(Demand::text)
                .map(text -> '"' + text + '"')
                .collect(Collectors.joining(","));
        return """
            {"requestId":%d,"queueTime":"%s","serviceOwner":"00025394-6065-48ca-87d9-7f5672854ef7",\
            "hostId":"5c7a2d90-5c0c-4d7e-9d59-0d8a8d6a2f11","scopeId":"0f3b0f57-1f1c-4e9e-8f50-3a3f2b6c1d22","planType":"%s",\
            "planId":"4e6f0a6e-2b5b-4b6c-9d0e-7a1b2c3d4e5f","jobId":"12f1170f-54f2-53f3-20dd-22fc7dff55f9","jobName":"%s",\
            "poolId":7,"demands":[%s],"matchesAllAgentsInPool":false,"matchedAgents":[%s],\
            "definition":{"_links":{"web":{"href":"https://dev.azure.com/acme/shop/_build/definition?definitionId=12"},\
            "self":{"href":"https://dev.azure.com/acme/shop/_apis/build/Definitions/12"}},"id":12,"name":"%s"},\
            "owner":{"_links":{"web":{"href":"https://dev.azure.com/acme/shop/_build/results?buildId=4711"}},"id":4711,\
            "name":"20261121.7"},"data":{"ParallelismTag":"Private","IsScheduledKey":"False"},"priority":0}""".formatted(
                        request.id().value(),
                        request.queueTime(),
                        request.planType(),
                        request.jobName(),
                        demands,
                        agents,
                        request.definition());
    }

    private static String agent(int id) {
        return """
            {"_links":{"self":{"href":"https://dev.azure.com/acme/_apis/distributedtask/pools/7/agents/%1$d"},\
            "web":{"href":"https://dev.azure.com/acme/_settings/agentpools?view=jobs&poolId=7&agentId=%1$d"}},\
            "id":%1$d,"name":"linux_%1$d_1","version":"4.255.0","osDescription":"Linux 6.1.0-amazon","enabled":true,\
            "status":"online","provisioningState":"Provisioned","accessPoint":"CodexAccessMapping"}""".formatted(id);
    }

    @Override
    public CompletableFuture<HttpResponse<InputStream>> open(HttpRequest request) {
        HttpHeaders headers =
                HttpHeaders.of(Collections.singletonMap("Content-Encoding", List.of("gzip")), (name, value) -> true);
        return CompletableFuture.completedFuture(
                new ReadyResponse(request, 200, headers, new ByteArrayInputStream(packed)));
    }
}
