package dev.muster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How pools of one organisation share its parallel jobs. */
class LicenceSharesTest {
    private static final Instant READ = Instant.parse("2026-11-21T12:00:00Z");
    private static final PoolName LINUX = new PoolName("linux");
    private static final PoolName WINDOWS = new PoolName("windows");

    private final Map<PoolName, LicenceNeed> needs = new TreeMap<>();

    @Test
    void what_others_run_leaves_less() {
        needs.put(LINUX, wanting(9));

        assertThat(room(10, 7, LINUX)).isEqualTo(new LicenceRoom(3, 10, 7));
    }

    @Test
    void jobs_that_have_an_agent_of_any_pool_are_taken_off() {
        needs.put(LINUX, new LicenceNeed(2, List.of(), 9));
        needs.put(WINDOWS, new LicenceNeed(3, List.of(), 0));

        assertThat(room(10, 0, LINUX).jobs()).as("2 that have one, and 5 more").isEqualTo(7);
    }

    @Test
    void a_job_that_began_after_the_reading_is_not_in_it() {
        needs.put(LINUX, busySince(READ.plusSeconds(1), 9));

        assertThat(room(10, 4, LINUX).jobs()).isEqualTo(5);
    }

    @Test
    void a_job_that_began_long_before_the_reading_is_in_it() {
        needs.put(LINUX, busySince(READ.minusSeconds(60), 9));

        assertThat(room(10, 4, LINUX).jobs()).isEqualTo(6);
    }

    @Test
    void two_that_want_all_get_half_each() {
        needs.put(LINUX, wanting(50));
        needs.put(WINDOWS, wanting(50));

        assertThat(room(10, 0, LINUX).jobs()).isEqualTo(5);
        assertThat(room(10, 0, WINDOWS).jobs()).isEqualTo(5);
    }

    @Test
    void what_one_does_not_want_goes_to_the_other() {
        needs.put(LINUX, wanting(50));
        needs.put(WINDOWS, wanting(2));

        assertThat(room(10, 0, LINUX).jobs()).isEqualTo(8);
    }

    @Test
    void who_runs_many_already_waits_for_who_runs_few() {
        needs.put(LINUX, new LicenceNeed(0, Collections.nCopies(8, READ.minusSeconds(60)), 50));
        needs.put(WINDOWS, wanting(50));

        assertThat(room(10, 8, LINUX).jobs()).isZero();
        assertThat(room(10, 8, WINDOWS).jobs()).isEqualTo(2);
    }

    @Test
    void with_too_many_agents_for_the_licence_nobody_gets_more() {
        needs.put(LINUX, new LicenceNeed(3, List.of(), 1));

        assertThat(room(2, 2, LINUX)).isEqualTo(new LicenceRoom(0, 2, 2));
    }

    @Test
    void where_the_organisation_does_not_tell_our_own_jobs_count() {
        needs.put(LINUX, busySince(READ.minusSeconds(60), 9));

        assertThat(LicenceShares.withoutReading(3, needs).room(LINUX)).isEqualTo(new LicenceRoom(2, 3, 1));
    }

    /** Max-min fairness: nobody can get more but from somebody who has no more than they have. */
    @Test
    void any_shares_are_within_what_is_free_and_fair() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            needs.clear();
            for (int pool = 1 + random.nextInt(5); pool > 0; pool--) {
                needs.put(
                        new PoolName("pool-" + pool),
                        new LicenceNeed(
                                random.nextInt(4),
                                Collections.nCopies(random.nextInt(4), READ.minusSeconds(60)),
                                random.nextInt(12)));
            }
            check(seed, new LicenceShares(random.nextInt(40), random.nextInt(20), READ, needs));
        }
    }

    private void check(long seed, LicenceShares shares) {
        int given = 0;
        List<Integer> unsatisfied = new ArrayList<>();
        int most = 0;
        for (Map.Entry<PoolName, LicenceNeed> entry : needs.entrySet()) {
            LicenceNeed need = entry.getValue();
            int more = shares.room(entry.getKey()).jobs() - need.served();
            if (shares.free() >= 0) {
                assertThat(more).as("seed %s", seed).isBetween(0, need.wanted());
            }
            given += Math.max(0, more);
            if (more < need.wanted()) {
                unsatisfied.add(need.using() + more);
            }
            most = more > 0 ? Math.max(most, need.using() + more) : most;
        }
        assertThat(given).as("seed %s", seed).isLessThanOrEqualTo(Math.max(0, shares.free()));
        if (!unsatisfied.isEmpty() && shares.free() >= 0) {
            assertThat(given).as("all that is free is given, seed %s", seed).isEqualTo(shares.free());
            assertThat(most - 1).as("seed %s", seed).isLessThanOrEqualTo(Collections.min(unsatisfied));
        }
    }

    private LicenceRoom room(int total, int used, PoolName pool) {
        return new LicenceShares(total, used, READ, needs).room(pool);
    }

    private static LicenceNeed wanting(int jobs) {
        return new LicenceNeed(0, List.of(), jobs);
    }

    private static LicenceNeed busySince(Instant since, int wanted) {
        return new LicenceNeed(0, List.of(since), wanted);
    }
}
