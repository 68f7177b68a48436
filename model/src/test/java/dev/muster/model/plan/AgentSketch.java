package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.Timeline;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of our agents, and what ADO shows of it, as a test wants it. */
final class AgentSketch {
    private final AgentId id;
    private Phase phase;
    private @Nullable Phase durable;
    private String template = "small";
    private @Nullable String fingerprint;
    private @Nullable CapacityOption capacity = CapacityOption.FARGATE;
    private Capabilities capabilities = TemplateOffer.of(Scene.templateOf("small", 0));
    private Timeline timeline = Timeline.startingWith(Phase.CLAIMED, Scene.NOW.minusSeconds(60));
    private @Nullable TaskSeen task;
    private boolean registered;
    private @Nullable Instant registrationMissed;
    private boolean enabled = true;
    private boolean sessionOpen = true;
    private boolean retiring;
    private @Nullable String reason;
    private @Nullable String key;
    private @Nullable RequestId served;
    private @Nullable RequestId assigned;
    private @Nullable RequestId lastCompleted;
    private @Nullable Instant spentLearned;
    private @Nullable Instant stopLearned;
    private @Nullable Instant cordonLearned;
    private @Nullable Instant unneededSince;
    private @Nullable Instant notBefore;
    private boolean waitedInVain;

    AgentSketch(AgentId id, Phase phase) {
        this.id = id;
        this.phase = phase;
    }

    AgentSketch on(CapacityOption option) {
        capacity = option;
        return this;
    }

    AgentSketch in(Phase newPhase) {
        phase = newPhase;
        return this;
    }

    AgentSketch durably(Phase stored) {
        durable = stored;
        return this;
    }

    AgentSketch of(String templateName, String... offered) {
        template = templateName;
        capabilities = TemplateOffer.of(Scene.templateOf(templateName, 0, offered));
        return this;
    }

    AgentSketch of(AgentTemplate launchedFrom) {
        template = launchedFrom.name();
        fingerprint = launchedFrom.fingerprint();
        capabilities = TemplateOffer.of(launchedFrom);
        return this;
    }

    /** Launched from a template of these capabilities, as a scene declares it. */
    AgentSketch launchedFrom(String templateName, String... declared) {
        fingerprint = Scene.templateOf(templateName, 0, declared).fingerprint();
        return of(templateName, declared);
    }

    AgentSketch launchedFrom(AgentTemplate made) {
        fingerprint = made.fingerprint();
        template = made.name();
        return this;
    }

    /** Online since little time, and showing what its listener found in the image. */
    AgentSketch scanning(String... tools) {
        capabilities = TemplateOffer.of(Scene.templateOf(template, 0))
                .with("Agent.Version", "4.255.0")
                .with("Agent.ComputerName", id.toString())
                .with("Agent.HomeDirectory", "/azp");
        for (String tool : tools) {
            capabilities = capabilities.with(tool, "/usr/bin/" + tool);
        }
        return this;
    }

    /** ECS has told which image its task runs. */
    AgentSketch runningImage(@Nullable String digest) {
        task = task == null ? null : task.withImageDigest(digest);
        return this;
    }

    /** Launched before its template was changed. */
    AgentSketch ofAnOldGeneration() {
        fingerprint = "as it was";
        return this;
    }

    AgentSketch stamped(Phase stamped, Instant at) {
        timeline = stamped == Phase.CLAIMED ? Timeline.startingWith(stamped, at) : timeline.with(stamped, at);
        return this;
    }

    AgentSketch withTask(String lastStatus) {
        task = new TaskSeen(
                "arn:task/" + id,
                "agents",
                id.toString(),
                "muster:x:linux",
                3,
                lastStatus,
                "RUNNING",
                null,
                null,
                null,
                Scene.NOW.minusSeconds(50),
                null,
                null);
        return this;
    }

    /** ECS was asked to stop its task. */
    AgentSketch stopping() {
        task = new TaskSeen(
                "arn:task/" + id,
                "agents",
                id.toString(),
                "muster:x:linux",
                4,
                "RUNNING",
                "STOPPED",
                "UserInitiated",
                "somebody",
                null,
                Scene.NOW.minusSeconds(50),
                null,
                null);
        return this;
    }

    /** ECS gives notice that it takes its Spot capacity back. */
    AgentSketch interrupted() {
        task = new TaskSeen(
                "arn:task/" + id,
                "agents",
                id.toString(),
                "muster:x:linux",
                5,
                "RUNNING",
                "STOPPED",
                "TerminationNotice",
                "Your Spot Task was interrupted.",
                null,
                Scene.NOW.minusSeconds(50),
                Scene.NOW.minusSeconds(40),
                null);
        return this;
    }

    AgentSketch stopped(String why, Instant learned) {
        task = new TaskSeen(
                "arn:task/" + id,
                "agents",
                id.toString(),
                "muster:x:linux",
                9,
                "STOPPED",
                "STOPPED",
                "EssentialContainerExited",
                why,
                1,
                Scene.NOW.minusSeconds(50),
                null,
                Scene.NOW.minusSeconds(5));
        stopLearned = learned;
        spentLearned = spentLearned == null ? learned : spentLearned;
        return this;
    }

    /** ADO has taken back what it was given. */
    AgentSketch unassigned() {
        assigned = null;
        return this;
    }

    AgentSketch registered() {
        registered = true;
        return this;
    }

    AgentSketch unregistered() {
        registered = false;
        return this;
    }

    /** Every reading since then has lacked the registration that it had. */
    AgentSketch missedSince(Instant since) {
        registrationMissed = since;
        return unregistered();
    }

    AgentSketch offline() {
        sessionOpen = false;
        return this;
    }

    AgentSketch cordoned(Instant learned) {
        enabled = false;
        cordonLearned = learned;
        spentLearned = spentLearned == null ? learned : spentLearned;
        return this;
    }

    AgentSketch serving(long request) {
        served = new RequestId(request);
        assigned = served;
        return this;
    }

    AgentSketch completed(long request) {
        served = new RequestId(request);
        assigned = null;
        lastCompleted = served;
        return this;
    }

    AgentSketch retiringBecause(String why) {
        retiring = true;
        reason = why;
        return this;
    }

    /** Found without a record: what it was launched as is not known. */
    AgentSketch adopted(String why) {
        retiringBecause(why);
        timeline = Timeline.startingWith(Phase.REGISTERED, Scene.NOW.minusSeconds(30));
        template = "";
        fingerprint = "";
        return this;
    }

    AgentSketch withKey() {
        key = "fingerprint";
        return this;
    }

    AgentSketch spent(Instant learned) {
        spentLearned = learned;
        return this;
    }

    AgentSketch unneeded(Instant since) {
        unneededSince = since;
        return this;
    }

    AgentSketch notBefore(Instant time) {
        notBefore = time;
        return this;
    }

    AgentSketch waitedInVain() {
        waitedInVain = true;
        return this;
    }

    boolean isRegistered() {
        return registered;
    }

    Known known() {
        Agent agent = new Agent(
                id,
                template,
                fingerprint == null ? Scene.templateOf(template, 0).fingerprint() : fingerprint,
                "agents",
                capacity,
                phase,
                reason,
                retiring,
                timeline,
                task,
                key,
                everRegistered() ? 1 : null,
                served,
                1,
                1);
        return new Known(
                agent,
                durable == null ? phase : durable,
                retiring,
                spentLearned,
                stopLearned,
                cordonLearned,
                unneededSince,
                notBefore,
                waitedInVain,
                registrationMissed);
    }

    private boolean everRegistered() {
        boolean comeThatFar = phase.compareTo(Phase.REGISTERED) >= 0 && phase.compareTo(Phase.STOPPING) < 0;
        return registered || comeThatFar;
    }

    RegistrationSeen registration(int registrationId) {
        return new RegistrationSeen(
                registrationId,
                id.toString(),
                enabled,
                sessionOpen,
                capabilities.with(InstallationId.CAPABILITY, Scene.OURS.value()),
                Scene.OURS.value(),
                false,
                assigned,
                lastCompleted);
    }
}
