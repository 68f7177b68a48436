package dev.muster.controller.ecs;

/** The keys of our tags on tasks and task definitions. */
final class Tags {
    static final String INSTALLATION = "muster:installation";
    static final String POOL = "muster:pool";
    static final String AGENT = "muster:agent";
    static final String TEMPLATE = "muster:template";

    /** Hash of a task definition's content, by which it is found again. */
    static final String CONTENT = "muster:content";

    private Tags() {}
}
