package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.MemoryScene.Call;
import dev.muster.harness.simulate.choice.Choice;
import dev.muster.harness.simulate.choice.Enumeration;
import dev.muster.harness.simulate.interleave.Explored;
import dev.muster.harness.simulate.interleave.Interleavings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A few workers' calls to the memory of a pool. In every order of whole calls {@link Lives} must hold; every interleaving
 * within calls must come to what one of these orders comes to.
 */
record MemoryOrders(List<List<Call>> workers) {
    /** What came of it in every order of whole calls. */
    Set<String> inEveryOrder(Function<LoopRuntime, MemoryUnderTest> memories) {
        Set<String> outcomes = new TreeSet<>();
        Enumeration choices = new Enumeration();
        while (choices.next()) {
            outcomes.add(inOneOrder(memories.apply(new StillRuntime()), choices));
        }
        return outcomes;
    }

    private String inOneOrder(MemoryUnderTest memory, Choice choice) {
        MemoryScene scene = new MemoryScene(memory);
        Lives lives = new Lives();
        List<String> order = new ArrayList<>();
        List<List<String>> answers = noAnswers();
        List<Integer> unfinished = unfinished(answers);
        while (!unfinished.isEmpty()) {
            int worker = unfinished.get(choice.choose(unfinished.size()));
            Call call = workers.get(worker).get(answers.get(worker).size());
            answers.get(worker).add(call.body().in(scene));
            order.add(call.name());
            lives.sees(scene.remembered(), scene.stored(), order.toString());
            unfinished = unfinished(answers);
        }
        Lives.requireAgreement(scene.stored(), scene.remembered(), order.toString());
        return outcome(scene, answers);
    }

    /** Explores the interleavings within calls. */
    Explored interleaved(int preemptions, Function<LoopRuntime, MemoryUnderTest> memories, Set<String> expected) {
        return Interleavings.atMost(preemptions).explore(runtime -> {
            MemoryScene scene = new MemoryScene(memories.apply(runtime));
            List<List<String>> answers = noAnswers();
            for (int i = 0; i < workers.size(); i++) {
                List<Call> calls = workers.get(i);
                List<String> own = answers.get(i);
                runtime.spawn("worker " + i, () -> {
                    for (Call call : calls) {
                        runtime.step(call.name());
                        own.add(call.body().in(scene));
                    }
                });
            }
            return () -> assertThat(expected)
                    .as("what the orders of whole calls come to")
                    .contains(outcome(scene, answers));
        });
    }

    private List<List<String>> noAnswers() {
        List<List<String>> answers = new ArrayList<>();
        workers.forEach(worker -> answers.add(new ArrayList<>()));
        return answers;
    }

    private List<Integer> unfinished(List<List<String>> answers) {
        List<Integer> unfinished = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            if (answers.get(i).size() < workers.get(i).size()) {
                unfinished.add(i);
            }
        }
        return unfinished;
    }

    private static String outcome(MemoryScene scene, List<List<String>> answers) {
        return answers + " remembered " + scene.remembered() + " stored " + scene.stored();
    }
}
