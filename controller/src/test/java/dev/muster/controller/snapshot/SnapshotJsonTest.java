package dev.muster.controller.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.plan.Action;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.WaitReason;
import dev.muster.model.pool.CredentialSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotJsonTest {
    @Test
    void every_snapshot_without_secrets_is_read_back_as_it_was() {
        for (long seed = 0; seed < 300; seed++) {
            Sampler sampler = new Sampler(seed);
            Snapshot snapshot = Redaction.of(sampler.any(Snapshot.class));
            Plan plan = sampler.any(Plan.class);
            SnapshotDump dump = SnapshotJson.read(SnapshotJson.write("a build", snapshot, plan));
            assertThat(dump.snapshot()).as("seed %s", seed).isEqualTo(snapshot);
            assertThat(dump.plan()).as("seed %s", seed).isEqualTo(SnapshotJson.tree(plan));
            assertThat(dump.build()).isEqualTo("a build");
        }
    }

    @Test
    void the_samples_hold_every_kind_of_every_sealed_type() {
        TreeSet<String> made = new TreeSet<>();
        for (long seed = 0; seed < 1_500; seed++) {
            Sampler sampler = new Sampler(seed);
            sampler.any(Snapshot.class);
            sampler.any(Plan.class);
            made.addAll(sampler.made());
        }
        List<String> kinds = new ArrayList<>();
        for (Class<?> type :
                List.of(Action.class, WaitReason.class, JobSituation.class, CloudFault.class, CredentialSource.class)) {
            collect(type, kinds);
        }
        assertThat(made).containsAll(kinds);
    }

    @Test
    void plans_that_differ_have_trees_that_differ() {
        Plan plan = new Sampler(1).any(Plan.class);
        Plan other = new Sampler(2).any(Plan.class);
        assertThat(SnapshotJson.tree(plan)).isEqualTo(SnapshotJson.tree(new Sampler(1).any(Plan.class)));
        assertThat(SnapshotJson.tree(plan)).isNotEqualTo(SnapshotJson.tree(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON", "[]", "{}", "{\"format\":2}", "{\"format\":1}", "{\"format\":1,\"snapshot\":{}}"})
    void what_is_not_a_dump_of_this_format_is_refused_with_a_sentence(String text) {
        assertThatThrownBy(() -> SnapshotJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("this is not a snapshot");
    }

    private static void collect(Class<?> type, List<String> kinds) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> collect(kind, kinds));
        } else {
            kinds.add(type.getSimpleName());
        }
    }
}
