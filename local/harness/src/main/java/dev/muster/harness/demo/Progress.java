package dev.muster.harness.demo;

import dev.muster.simulator.truth.JobHistory;
import java.util.List;

/**
 * How far the jobs are.
 *
 * @param queued nothing launched for them yet
 * @param starting an agent is on its way
 * @param running on an agent
 * @param served ended well
 * @param failed ended in any other way
 */
record Progress(int queued, int starting, int running, int served, int failed) {
    static Progress of(List<JobHistory> jobs) {
        int queued = 0;
        int starting = 0;
        int running = 0;
        int served = 0;
        int failed = 0;
        for (JobHistory job : jobs) {
            if (job.end() == JobHistory.End.SERVED) {
                served++;
            } else if (job.end() != null) {
                failed++;
            } else if (job.assignedAt() != null) {
                running++;
            } else if (job.launchedAt() != null) {
                starting++;
            } else {
                queued++;
            }
        }
        return new Progress(queued, starting, running, served, failed);
    }

    boolean isOver() {
        return queued + starting + running == 0;
    }

    /** One line for the terminal. */
    String line(int agents) {
        return "queued %3d   starting %3d   running %3d   served %4d%s   containers %3d"
                .formatted(queued, starting, running, served, failed == 0 ? "" : "   FAILED " + failed, agents);
    }
}
