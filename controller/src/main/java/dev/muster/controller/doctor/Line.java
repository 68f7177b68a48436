package dev.muster.controller.doctor;

import java.util.List;

/**
 * One line of a report.
 *
 * @param id stable, for programs
 * @param title for people
 * @param asks what was asked
 * @param settles the facts about the platforms, known from no documentation, that it settles
 */
public record Line(String id, String title, String asks, Result result, List<String> settles) {
    public Line {
        settles = List.copyOf(settles);
    }

    static Line of(Subject subject, Result result) {
        return new Line(
                subject.name().toLowerCase(java.util.Locale.ROOT),
                subject.title(),
                subject.asks(),
                result,
                OpenFact.settledBy(subject));
    }
}
