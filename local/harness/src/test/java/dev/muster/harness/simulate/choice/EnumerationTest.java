package dev.muster.harness.simulate.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EnumerationTest {
    @Test
    void a_run_without_choices_happens_once() {
        assertThat(every(choice -> "only")).containsExactly("only");
    }

    @Test
    void every_combination_comes_once_and_the_plainest_first() {
        assertThat(every(choice -> "" + choice.choose(2) + choice.choose(3)))
                .containsExactly("00", "01", "02", "10", "11", "12");
    }

    @Test
    void what_is_chosen_may_decide_which_choices_follow() {
        assertThat(every(choice -> choice.choose(2) == 0 ? "stop" : "go" + choice.choose(2) + choice.choose(2)))
                .containsExactly("stop", "go00", "go01", "go10", "go11");
    }

    @Test
    void all_orders_of_four_things_are_found() {
        assertThat(every(EnumerationTest::shuffled)).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void it_counts_its_runs() {
        Enumeration choices = new Enumeration();
        while (choices.next()) {
            choices.choose(7);
        }

        assertThat(choices.runs()).isEqualTo(7);
    }

    @Test
    void a_choice_among_nothing_is_refused() {
        Enumeration choices = new Enumeration();
        choices.next();

        assertThatThrownBy(() -> choices.choose(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_run_that_asks_something_else_than_before_is_noticed() {
        Enumeration choices = begunAgain(choice -> {
            choice.choose(2);
            choice.choose(2);
        });

        assertThatThrownBy(() -> choices.choose(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not repeat itself");
    }

    @Test
    void a_run_that_ends_earlier_than_before_is_noticed() {
        Enumeration choices = begunAgain(choice -> {
            choice.choose(2);
            choice.choose(2);
        });
        choices.choose(2);

        assertThatThrownBy(choices::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not repeat itself");
    }

    @Test
    void a_replay_chooses_the_same_again_and_goes_on_plainly() {
        Enumeration choices = new Enumeration();
        String recorded = "";
        List<Integer> chosen = List.of();
        while (choices.next()) {
            recorded = shuffled(choices);
            chosen = choices.chosen();
        }

        Replay replay = new Replay(chosen);
        assertThat(shuffled(replay)).isEqualTo(recorded);
        assertThat(replay.choose(5)).isZero();
    }

    @Test
    void a_replay_of_another_run_is_noticed() {
        Replay replay = new Replay(List.of(3));

        assertThatThrownBy(() -> replay.choose(3)).isInstanceOf(IllegalStateException.class);
    }

    private static Enumeration begunAgain(Consumer<Choice> firstRun) {
        Enumeration choices = new Enumeration();
        choices.next();
        firstRun.accept(choices);
        choices.next();
        return choices;
    }

    private static List<String> every(Function<Choice, String> run) {
        List<String> results = new ArrayList<>();
        Enumeration choices = new Enumeration();
        while (choices.next()) {
            results.add(run.apply(choices));
        }
        return results;
    }

    private static String shuffled(Choice choice) {
        List<String> left = new ArrayList<>(List.of("a", "b", "c", "d"));
        StringBuilder order = new StringBuilder();
        while (!left.isEmpty()) {
            order.append(left.remove(choice.choose(left.size())));
        }
        return order.toString();
    }
}
