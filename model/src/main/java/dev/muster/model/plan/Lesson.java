package dev.muster.model.plan;

import dev.muster.model.demand.Demands;

/**
 * An online agent of this template turned out not to offer what it was launched for, so launching more would not help.
 *
 * @param templateFingerprint the template's content; a changed template is tried anew
 */
public record Lesson(String templateFingerprint, Demands demands) {}
