package dev.muster.controller.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The lines of the examination, in their order, with what has to pass before each can be looked at. */
public enum Subject {
    AWS_IDENTITY("AWS identity", "who are we to AWS, and in which account"),
    AWS_CLOCK("Clock and AWS", "how far this clock is from that of AWS", AWS_IDENTITY),
    TASK_SESSION("Session name of tasks", "is the session name of a task's role the task's id", AWS_IDENTITY),
    TABLES("Tables", "are both DynamoDB tables there, with the right keys", AWS_IDENTITY),
    TABLE_STREAM("Stream of edits", "does the table of pools tell of edits at once", TABLES),
    TABLE_EXPIRY("Expiry of items", "does DynamoDB remove what has expired", TABLES),
    TABLE_READ("Reading the tables", "may we read items, ranges and the index", TABLES),
    TABLE_WRITE("Writing the tables", "may we write and delete items", TABLE_READ),
    SPEC("Pool spec", "is there a valid spec of the pool"),
    CREDENTIAL("Credential", "is there a credential, of which kind, until when", SPEC),
    SIGN_IN("Signing in", "does Azure DevOps let the credential in", CREDENTIAL),
    AZURE_CLOCK("Clock and Azure DevOps", "how far this clock is from that of Azure DevOps", SIGN_IN),
    POOL("Agent pool", "does the pool exist under exactly this name", SIGN_IN),
    POOL_RIGHTS("Rights on the pool", "may we manage the pool", POOL),
    POOL_SETTINGS("Settings of the pool", "autoUpdate and options", POOL),
    PROJECT_QUEUE("Pool in the project", "may the project's pipelines use the pool", POOL),
    JOB_REQUESTS("Job requests", "do they look as we read them", POOL),
    JOB_DEMANDS("Demands", "are they texts of known forms", JOB_REQUESTS),
    JOB_ORDER("Order of job requests", "in which order they come", JOB_REQUESTS),
    JOB_CAP("Length of the list", "whether the list of unfinished requests is cut off", JOB_REQUESTS),
    JOB_SIGNALS("Why requests wait", "whether a request says that it waits for a licence", JOB_REQUESTS),
    JOB_PAGES("Pages of job requests", "the header that leads to the next page", POOL),
    PLACEHOLDERS("Placeholders", "are there placeholders, and whose", POOL),
    LICENCE("Parallel jobs", "how many jobs may run at once, and how many do", SIGN_IN),
    AGENT_VERSION("Agent in the images", "how old the agents in the images are", SIGN_IN),
    PLACEHOLDER_ACCEPTED("Making a placeholder", "is a registration without a key accepted", POOL_RIGHTS),
    AGENT_REGISTERED("Registering an agent", "does a caller of this kind get the authorization back", POOL_RIGHTS),
    AGENT_TOKEN("Agent signs in", "is the agent's own key good for a token", AGENT_REGISTERED),
    AGENT_SESSION("Agent's session", "does a session replace what was registered", AGENT_TOKEN),
    AGENT_CORDON("Cordon is final", "can an agent's own token enable it again", AGENT_TOKEN),
    RATE_LIMITS("Rate limits", "did Azure DevOps ask us to slow down", SIGN_IN),
    CLUSTER("ECS cluster", "does the cluster exist", AWS_IDENTITY, SPEC),
    CAPACITY("Capacity providers", "does the cluster have what the templates name", CLUSTER),
    TEMPLATE_CLUSTERS("Clusters of templates", "are they there, with what the templates name", CLUSTER),
    ROLES("Roles of templates", "may tasks of this account have them", AWS_IDENTITY, SPEC),
    TASKS("Reading tasks", "may we list and describe tasks", CLUSTER),
    TASK_DEFINITIONS("Task definitions", "are the templates' definitions registered", CLUSTER),
    TASK_FAMILIES("Old definitions", "may we list families and revisions, and deregister", CLUSTER),
    QUOTA("Fargate vCPUs", "does the account's quota suffice for maxAgents", AWS_IDENTITY, SPEC),
    EVENT_QUEUE("Event queue", "does the queue of task events exist", AWS_IDENTITY),
    QUEUE_RIGHTS("Rights on the queue", "may we delete messages, and hide them for longer", EVENT_QUEUE),
    DEAD_LETTERS("Dead letters", "where unreadable messages go", EVENT_QUEUE),
    DEAD_LETTER_QUEUE("Queue of dead letters", "may we put messages there with the reason, is it empty", EVENT_QUEUE),
    QUEUE_POLICY("Policy of the queue", "may EventBridge send to it", EVENT_QUEUE),
    EVENT_RULE("Event rule", "does a rule bring ECS task events to it", EVENT_QUEUE),
    BOOTSTRAP("Bootstrap endpoint", "does a controller answer under the address that agents are told"),
    TASK_PROBE("Probe task", "can we run a task, and can it reach the bootstrap endpoint", TASK_DEFINITIONS),
    CLEAN_UP("Cleaning up", "is everything gone that was made for this examination");

    /** Enough for a listing of a large pool. */
    private static final Duration USUAL = Duration.ofSeconds(45);

    /** A task pulls an image of a gigabyte before it starts; and what was made has to go, however slowly. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final String title;
    private final String asks;

    // A list of enum constants that List.copyOf made.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Subject> needs;

    Subject(String title, String asks, Subject... needs) {
        this.title = title;
        this.asks = asks;
        this.needs = List.copyOf(Arrays.asList(needs));
    }

    public String title() {
        return title;
    }

    /** What the line asks, in words for people. */
    public String asks() {
        return asks;
    }

    /** What has to pass before it can be looked at. */
    List<Subject> needs() {
        return needs;
    }

    /** The longest time for it. */
    Duration limit() {
        return this == TASK_PROBE || this == CLEAN_UP ? LONG : USUAL;
    }
}
