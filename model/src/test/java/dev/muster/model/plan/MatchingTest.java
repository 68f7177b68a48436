package dev.muster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Chance;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final List<String> SKILLS = List.of("a", "b", "c");

    @Test
    void is_as_large_as_the_best_that_trying_everything_finds() {
        for (long seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, 1 + chance.choose(5));
            List<Supply> supply = supply(chance, 1 + chance.choose(5), jobs);

            Map<RequestId, Supply> matched = matched(jobs, supply);

            assertThat(matched).as("seed %s", seed).hasSize(best(jobs, supply, 0));
        }
    }

    @Test
    void gives_each_agent_one_job_that_it_can_take() {
        for (long seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, chance.choose(12));
            List<Supply> supply = supply(chance, chance.choose(12), jobs);

            Map<RequestId, Supply> matched = matched(jobs, supply);

            assertThat(matched.values().stream().map(Supply::name))
                    .as("seed %s", seed)
                    .doesNotHaveDuplicates();
            for (JobRequest job : jobs) {
                Supply unit = matched.get(job.id());
                assertThat(unit == null || job.demands().satisfiedBy(unit.capabilities()))
                        .as("seed %s, job %s", seed, job.id())
                        .isTrue();
            }
        }
    }

    @Test
    void never_leaves_over_a_job_whose_own_agent_can_still_take_it() {
        for (long seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, 1 + chance.choose(8));
            List<Supply> supply = supply(chance, 1 + chance.choose(8), jobs);

            Map<RequestId, Supply> matched = matched(jobs, supply);

            for (Supply unit : supply) {
                JobRequest own = jobs.stream()
                        .filter(job -> unit.launchedFor().equals(Optional.of(job.id())))
                        .findFirst()
                        .orElse(null);
                if (own != null && own.demands().satisfiedBy(unit.capabilities())) {
                    assertThat(matched).as("seed %s", seed).containsKey(own.id());
                }
            }
        }
    }

    @Test
    void more_agents_never_cover_fewer_jobs() {
        for (long seed = 0; seed < 1_000; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, 1 + chance.choose(8));
            List<Supply> supply = supply(chance, 1 + chance.choose(8), jobs);

            int before = matched(jobs, supply.subList(1, supply.size())).size();

            assertThat(matched(jobs, supply)).as("seed %s", seed).hasSizeGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void covers_the_very_jobs_that_a_plain_matching_without_classes_covers() {
        for (long seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, 1 + chance.choose(14));
            List<Supply> supply = supply(chance, chance.choose(14), jobs);

            assertThat(matched(jobs, supply).keySet())
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(PlainMatching.covered(jobs, supply));
        }
    }

    @Test
    void the_order_of_the_agents_decides_nothing_about_which_jobs_are_covered() {
        for (long seed = 0; seed < 1_000; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, 1 + chance.choose(14));
            List<Supply> supply = supply(chance, chance.choose(14), jobs);
            List<Supply> shuffled = new ArrayList<>(supply);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(matched(jobs, shuffled).keySet())
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(matched(jobs, supply).keySet());
        }
    }

    @Test
    void what_only_tells_agents_apart_makes_no_difference() {
        for (long seed = 0; seed < 500; seed++) {
            Chance chance = new Chance(seed);
            List<JobRequest> jobs = jobs(chance, 1 + chance.choose(14));
            List<Supply> supply = supply(chance, chance.choose(14), jobs);
            List<Supply> named = supply.stream().map(MatchingTest::named).toList();

            assertThat(names(matched(jobs, named))).as("seed %s", seed).isEqualTo(names(matched(jobs, supply)));
        }
    }

    private static Map<RequestId, Supply> matched(List<JobRequest> jobs, List<Supply> supply) {
        List<Listed> listed = jobs.stream().map(Listed::wish).toList();
        @Nullable Supply[] covering = Matching.of(listed, supply);
        Map<RequestId, Supply> matched = new LinkedHashMap<>();
        for (int job = 0; job < covering.length; job++) {
            Supply unit = covering[job];
            if (unit != null) {
                matched.put(jobs.get(job).id(), unit);
            }
        }
        return matched;
    }

    private static Supply named(Supply unit) {
        return new Supply(
                unit.name(),
                unit.capabilities().with("Agent.ComputerName", unit.name()),
                unit.launchedFor(),
                unit.agent(),
                unit.phantom());
    }

    private static Map<RequestId, String> names(Map<RequestId, Supply> matched) {
        Map<RequestId, String> names = new TreeMap<>();
        matched.forEach((request, unit) -> names.put(request, unit.name()));
        return names;
    }

    private static List<JobRequest> jobs(Chance chance, int count) {
        List<JobRequest> jobs = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            jobs.add(new JobRequest(
                    new RequestId(id),
                    Scene.NOW.plusSeconds(id),
                    Demands.parse(some(chance)),
                    JobRequest.State.QUEUED,
                    null,
                    "Build",
                    "job",
                    "pipeline",
                    null,
                    null,
                    null,
                    null));
        }
        return jobs;
    }

    /** At most one agent is launched for one request, as everywhere. */
    private static List<Supply> supply(Chance chance, int count, List<JobRequest> jobs) {
        List<RequestId> owners =
                new ArrayList<>(jobs.stream().map(JobRequest::id).toList());
        List<Supply> supply = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<RequestId> own = owners.isEmpty() || chance.oneIn(2)
                    ? Optional.empty()
                    : Optional.of(owners.remove(chance.choose(owners.size())));
            supply.add(new Supply(
                    "agent-" + i,
                    TemplateOffer.of(Scene.templateOf("t", 0, some(chance).toArray(String[]::new))),
                    own,
                    null,
                    false));
        }
        return supply;
    }

    private static List<String> some(Chance chance) {
        List<String> chosen = new ArrayList<>(SKILLS);
        chosen.removeIf(skill -> chance.oneIn(2));
        Collections.sort(chosen);
        return chosen;
    }

    private static int best(List<JobRequest> jobs, List<Supply> supply, int from) {
        if (from == jobs.size()) {
            return 0;
        }
        int most = best(jobs, supply, from + 1);
        for (Supply unit : supply) {
            if (jobs.get(from).demands().satisfiedBy(unit.capabilities())) {
                List<Supply> rest = new ArrayList<>(supply);
                rest.remove(unit);
                most = Math.max(most, 1 + best(jobs, rest, from + 1));
            }
        }
        return most;
    }
}
