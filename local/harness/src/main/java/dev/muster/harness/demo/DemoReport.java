package dev.muster.harness.demo;

import dev.muster.simulator.truth.TruthReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run came to, counted by the clouds and by the tap before the store, not by the controller.
 *
 * @param writtenItems items the controller wrote into DynamoDB
 * @param brokenInvariants how often the controller found a promise of its own broken
 * @param elapsed from the first job queued to the moment nothing was left
 */
record DemoReport(TruthReport truth, LaunchTimes launches, long writtenItems, long brokenInvariants, Duration elapsed) {
    /** One object on one line; the order of its fields is fixed. */
    String json() {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("jobs", truth.jobs());
        line.put("served", truth.served());
        line.put("failed", truth.failed());
        line.put("launched", truth.launched());
        line.put("stolen", truth.stolen());
        line.put("duplicates", truth.duplicates());
        line.put("busyKills", truth.busyKills());
        line.put("tasksLeft", truth.tasksLeft());
        line.put("registrationsLeft", truth.registrationsLeft());
        line.put("queueToLaunchMsP50", truth.queueToLaunchMsP50());
        line.put("queueToLaunchMsP99", truth.queueToLaunchMsP99());
        line.put("queueToStartMsP50", truth.queueToStartMsP50());
        line.put("lastLaunchAfterMs", launches.lastAfter().toMillis());
        line.put("limitMs", launches.limit().toMillis());
        line.put("runTaskCalls", launches.calls());
        line.put("launchesPerSecond", launches.perSecond());
        line.put("storeWritesPerJob", storeWritesPerJob());
        line.put("elapsedMs", elapsed.toMillis());
        return line.toString();
    }

    /** Every condition of a good run that does not hold, as a sentence; none if the run was good. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (truth.served() != truth.jobs()) {
            complaints.add("of %d jobs only %d were served".formatted(truth.jobs(), truth.served()));
        }
        int forJobs = truth.launched() - truth.standby();
        if (forJobs > truth.served() + truth.stolen()) {
            complaints.add("%d agents were launched for %d jobs served and %d agents taken by other jobs"
                    .formatted(forJobs, truth.served(), truth.stolen()));
        }
        mustBeNone(complaints, truth.failed(), "jobs failed");
        mustBeNone(complaints, truth.duplicates(), "agents were launched without need");
        mustBeNone(complaints, truth.busyKills(), "agents were stopped while they had a job");
        mustBeNone(complaints, truth.tasksLeft(), "tasks are left");
        mustBeNone(complaints, truth.registrationsLeft(), "registrations are left");
        mustBeNone(complaints, brokenInvariants, "promises were found broken by the controller itself");
        return complaints;
    }

    private BigDecimal storeWritesPerJob() {
        return truth.jobs() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(writtenItems).divide(BigDecimal.valueOf(truth.jobs()), 2, RoundingMode.HALF_UP);
    }

    private static void mustBeNone(List<String> complaints, long count, String what) {
        if (count != 0) {
            complaints.add(count + " " + what);
        }
    }
}
