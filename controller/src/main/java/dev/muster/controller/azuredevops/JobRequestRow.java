package dev.muster.controller.azuredevops;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.Origin;
import dev.muster.model.demand.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One job request while it is read; fields come in any order, and most may be missing. */
final class JobRequestRow {
    private @Nullable RequestId id;
    private @Nullable Instant queueTime;
    private @Nullable Instant assignTime;
    private @Nullable Instant receiveTime;
    private @Nullable Instant finishTime;
    private @Nullable String result;
    private @Nullable String reservedAgent;
    private @Nullable String planType;
    private @Nullable String jobName;
    private @Nullable String definition;
    private @Nullable String project;
    private @Nullable Long run;
    private boolean publicProject;
    private List<String> demands = List.of();

    private final SharedDemands shared;

    private JobRequestRow(SharedDemands shared) {
        this.shared = shared;
    }

    static JobRequest read(JsonWalk json, SharedDemands shared) {
        JobRequestRow row = new JobRequestRow(shared);
        json.fields(name -> row.take(name, json));
        return row.finished(json);
    }

    private void take(String field, JsonWalk json) {
        switch (field) {
            case "requestId" -> id = requestId(json);
            case "queueTime" -> queueTime = ServiceTime.read(json);
            case "assignTime" -> assignTime = ServiceTime.read(json);
            case "receiveTime" -> receiveTime = ServiceTime.read(json);
            case "finishTime" -> finishTime = ServiceTime.read(json);
            case "result" -> result = json.text();
            case "reservedAgent" -> reservedAgent = name(json);
            case "planType" -> planType = json.text();
            case "jobName" -> jobName = json.text();
            case "definition" -> definition = name(json);
            case "scopeId" -> project = json.text();
            case "owner" -> run = id(json);
            case "data" -> publicProject = "Public".equals(json.textField("ParallelismTag"));
            case "demands" -> demands = demands(json);
            default -> {
                // Unknown, or of no use to us; above all matchedAgents.
            }
        }
    }

    private JobRequest finished(JsonWalk json) {
        if (id == null || queueTime == null) {
            throw json.misunderstood("a job request without " + (id == null ? "requestId" : "queueTime"));
        }
        return new JobRequest(
                id,
                queueTime,
                shared.of(demands),
                JobRequest.stateOf(assignTime, receiveTime, result),
                reservedAgent,
                orEmpty(planType),
                orEmpty(jobName),
                orEmpty(definition),
                assignTime,
                receiveTime,
                finishTime,
                result,
                new Origin(project, run, publicProject));
    }

    private static RequestId requestId(JsonWalk json) {
        long number = json.number();
        if (number < 1) {
            throw json.misunderstood("a request id of at least 1 was expected");
        }
        return new RequestId(number);
    }

    private static @Nullable Long id(JsonWalk json) {
        AtomicReference<@Nullable Long> id = new AtomicReference<>();
        json.fields(name -> {
            if (name.equals("id")) {
                id.set(json.number());
            }
        });
        return id.get();
    }

    private static @Nullable String name(JsonWalk json) {
        return json.textField("name");
    }

    private static List<String> demands(JsonWalk json) {
        List<String> written = new ArrayList<>();
        for (@Nullable String demand : json.<@Nullable String>elements(JsonWalk::text)) {
            if (demand != null) {
                written.add(demand);
            }
        }
        return written;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
