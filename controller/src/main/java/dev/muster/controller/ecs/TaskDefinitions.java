package dev.muster.controller.ecs;

import dev.muster.controller.ecs.Revisions.Revision;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.BaseTaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * The registered task definitions by their content. ECS lets an account register one a second, so a definition is
 * registered once: remembered here for a while, and else found again by the content tag among the newest revisions of its
 * family. Safe for use by many threads.
 */
final class TaskDefinitions {
    /** Short beside {@link RetiredRevisions#OUT_OF_USE}, which rests on it. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** What ECS says while another revision of the family is being made, by somebody else or by an earlier call of ours. */
    private static final String CONCURRENT = "Too many concurrent attempts to create a new revision";

    private static final Duration AFTER_CONCURRENT = Duration.ofSeconds(5);

    private final EcsClient ecs;
    private final InstantSource clock;
    private final int keptRevisions;
    private final RegistrationPace pace;
    private final BaseDefinitions bases;
    private final Revisions revisions;
    private final Map<String, Known> byContent = new ConcurrentHashMap<>();

    /** Two workers that need one definition must not register it twice. */
    private final Lock looking = new ReentrantLock();

    private record Known(String arn, Instant seen) {}

    /** @param keptRevisions how many of a family are looked at, newest first; older ones may go at any time */
    TaskDefinitions(EcsClient ecs, InstantSource clock, RegistrationPace pace, int keptRevisions) {
        this.ecs = ecs;
        this.clock = clock;
        this.pace = pace;
        this.keptRevisions = keptRevisions;
        this.bases = new BaseDefinitions(ecs);
        this.revisions = new Revisions(ecs);
    }

    /** The ARN with its revision. */
    Outcome<String> arn(TaskDefinitionDocument document, Optional<BaseTaskDefinition> base) {
        String content = document.contentHash();
        return remembered(content).map(Outcome::done).orElseGet(() -> lookFor(document, base, content));
    }

    /** Called when a launch with it was refused: it may have been deregistered meanwhile. */
    void forget(String arn) {
        byContent.values().removeIf(known -> known.arn().equals(arn));
    }

    private Optional<String> remembered(String content) {
        return Optional.ofNullable(byContent.get(content))
                .filter(known -> clock.instant().isBefore(known.seen().plus(REMEMBERED)))
                .map(Known::arn);
    }

    private Outcome<String> lookFor(
            TaskDefinitionDocument document, Optional<BaseTaskDefinition> base, String content) {
        looking.lock();
        try {
            Outcome<String> outcome = remembered(content)
                    .map(Outcome::done)
                    .orElseGet(() -> findOrRegister(document, base, content));
            if (outcome instanceof Outcome.Done<String>(String arn)) {
                byContent.put(content, new Known(arn, clock.instant()));
            }
            return outcome;
        } finally {
            looking.unlock();
        }
    }

    private Outcome<String> findOrRegister(
            TaskDefinitionDocument document, Optional<BaseTaskDefinition> base, String content) {
        Optional<String> found;
        try {
            found = find(document.family(), content);
        } catch (SdkException problem) {
            return EcsFaults.ofRead(problem);
        }
        return found.map(Outcome::done).orElseGet(() -> layOver(document, base));
    }

    /** The newest revision is nearly always it; another of those kept is it after an edit that was taken back. */
    private Optional<String> find(String family, String content) {
        Optional<Revision> newest = revisions.read(family);
        if (newest.isEmpty() || isActiveWith(content, newest.get())) {
            return newest.map(Revision::arn);
        }
        return revisions.active(family).stream()
                .limit(keptRevisions)
                .filter(arn -> !arn.equals(newest.get().arn()))
                .flatMap(arn -> revisions.read(arn).stream())
                .filter(revision -> isActiveWith(content, revision))
                .map(Revision::arn)
                .findFirst();
    }

    private static boolean isActiveWith(String content, Revision revision) {
        return revision.active() && revision.content().filter(content::equals).isPresent();
    }

    private Outcome<String> layOver(TaskDefinitionDocument document, Optional<BaseTaskDefinition> base) {
        Duration wait = pace.turn(document.contentHash());
        if (wait.isPositive()) {
            return new Outcome.Failed<>(new CloudFault.Throttled(
                    "one task definition a second is registered; the turn of this one comes", wait));
        }
        return switch (bases.request(document.template(), base)) {
            case Outcome.Done<RegisterTaskDefinitionRequest>(RegisterTaskDefinitionRequest below) ->
                register(TaskDefinitionRequest.of(document, below));
            case Outcome.Refused<RegisterTaskDefinitionRequest>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<RegisterTaskDefinitionRequest>(CloudFault fault) -> new Outcome.Failed<>(fault);
            case Outcome.Unknown<RegisterTaskDefinitionRequest>(String why) -> new Outcome.Unknown<>(why);
        };
    }

    private Outcome<String> register(RegisterTaskDefinitionRequest request) {
        try {
            return Outcome.done(
                    ecs.registerTaskDefinition(request).taskDefinition().taskDefinitionArn());
        } catch (ClientException problem) {
            String sentence = EcsFaults.sentence(problem);
            return sentence.contains(CONCURRENT)
                    ? new Outcome.Failed<>(new CloudFault.Throttled(sentence, AFTER_CONCURRENT))
                    : EcsFaults.ofChange(problem);
        } catch (SdkException problem) {
            return EcsFaults.ofChange(problem);
        }
    }
}
