package dev.muster.controller.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Facts about the platforms that no documentation states: Muster guards against both answers, and each has its line. What
 * no program can see without a job of its own has a line that says how to see it by hand.
 */
enum OpenFact {
    POOL_NAME_FILTER(Subject.POOL, "whether poolName asks for the whole name or its beginning"),
    POOL_OPTIONS(Subject.POOL_SETTINGS, "whether options are ever set on an ordinary pool"),
    QUEUE_ROUTE(Subject.PROJECT_QUEUE, "whether a project's queues are found by the pool's id"),
    SIGN_IN_FORM(Subject.SIGN_IN, "how a missing credential is answered: 401, 203 or a redirect"),
    TOKEN_SUBJECT(Subject.CREDENTIAL, "whether Entra ID takes the AWS token whose subject is the role's ARN"),
    CONTINUATION_HEADER(Subject.JOB_PAGES, "whether x-ms-continuationtoken leads to the next page of job requests"),
    UNFINISHED_CAP(Subject.JOB_CAP, "whether the list with completedRequestCount=0 is cut off"),
    SORT_ORDER(Subject.JOB_ORDER, "in which order job requests are listed"),
    MATCHES_ALL(Subject.JOB_REQUESTS, "whether matchedAgents is absent where all agents match"),
    DEMAND_FORMS(Subject.JOB_DEMANDS, "whether demands have other forms than exists, -equals and -gtVersion"),
    LICENCE_SIGNAL(Subject.JOB_SIGNALS, "whether statusMessage or agentDelays says that a licence is missing"),
    LICENCE_CALL(Subject.LICENCE, "name and rights of the licence call, and what an absent totalCount means"),
    OFFLINE_KEPT(Subject.PLACEHOLDERS, "whether the service removes registrations that are offline for long"),
    KEYLESS_ACCEPTED(Subject.PLACEHOLDER_ACCEPTED, "whether a disabled registration without a key is accepted"),
    AUTHORIZATION_RETURNED(
            Subject.AGENT_REGISTERED, "whether the authorization comes back for a service principal as well"),
    KEY_SPELLING(Subject.AGENT_TOKEN, "spelling and encoding of the key, and the audience of the assertion"),
    SESSION_REPLACES(Subject.AGENT_SESSION, "whether a session replaces the registered system capabilities"),
    CORDON_FINAL(Subject.AGENT_CORDON, "whether an agent's own token can enable it again"),
    STARTED_BY_STOPPED(Subject.TASKS, "whether tasks are listed by startedBy, and stopped ones by desired status"),
    DEFINITION_RIGHTS(Subject.TASK_DEFINITIONS, "whether reading task definitions needs rights on all of them"),
    QUOTA_DEFAULT(Subject.QUOTA, "how many Fargate vCPUs an account begins with"),
    SESSION_NAME(Subject.TASK_SESSION, "whether the role session name of a task is the task's id"),
    VERSION_STRICTNESS(
            "whether -gtVersion means at least or more than",
            "queue a job that demands exactly the version of an online agent; it should be taken"),
    DELETE_WHILE_BUSY(
            "whether a registration whose job runs can be deleted",
            "DELETE the registration of a busy test agent; 'is running a job' should come back"),
    LOST_AGENT(
            "after how long a job of a dead agent is given up",
            "stop the task of a test job, and read the request's result every minute"),
    LONG_POLL("how long a poll for messages is held", "read 'Getting next message' in an agent's _diag log"),
    HOOK_INPUTS(
            "names of a web hook's inputs, and after which failures it is restricted",
            "make one with the web page and read it with GET _apis/hooks/subscriptions"),
    CHECK_TIME_OUT("the default time-out of a check", "make an 'Invoke REST API' check and read its configuration"),
    TERM_IN_DOTNET(
            "whether the listener still leaves in order on TERM with .NET 10",
            "stop an idle agent's task; its session should close within seconds");

    private final String text;
    private final @Nullable Subject subject;
    private final String byHand;

    OpenFact(Subject subject, String text) {
        this.subject = subject;
        this.text = text;
        this.byHand = "";
    }

    OpenFact(String text, String byHand) {
        this.subject = null;
        this.text = text;
        this.byHand = byHand;
    }

    static List<String> settledBy(Subject subject) {
        return Arrays.stream(values())
                .filter(fact -> fact.subject == subject)
                .map(fact -> fact.text)
                .toList();
    }

    static List<Line> linesByHand() {
        return Arrays.stream(values())
                .filter(fact -> fact.subject == null)
                .map(OpenFact::line)
                .toList();
    }

    private Line line() {
        String id = name().toLowerCase(Locale.ROOT);
        return new Line(id, "By hand", text, new Result.Skipped(text + ": " + byHand + "."), List.of(text));
    }
}
