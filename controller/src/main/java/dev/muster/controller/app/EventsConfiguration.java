package dev.muster.controller.app;

import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.sqs.ConsumerSettings;
import dev.muster.controller.sqs.EventCounters;
import dev.muster.controller.sqs.SqsClientFactory;
import dev.muster.controller.sqs.SqsEventConsumer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ECS task events from SQS. */
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {
    /** Higher than the loop's: no event is taken that the loop could not work on any more. */
    static final int PHASE = LoopConfiguration.PHASE + 1;

    private static final Logger log = LoggerFactory.getLogger(EventsConfiguration.class);

    /** Enough for a message in hand; a receive that only waits is interrupted after it, which loses nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Bean(destroyMethod = "close")
    SqsClient sqs(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return SqsClientFactory.create(region, properties.aws().endpoints().sqs(), credentials);
    }

    @Bean
    EventCounters eventCounters(MeterRegistry meters) {
        EventCounters counters = new EventCounters();
        for (EventCounters.Kind kind : EventCounters.Kind.values()) {
            FunctionCounter.builder("muster.events", counters, counted -> counted.count(kind))
                    .description("Messages on the queue of task events, by what became of them")
                    .tag("outcome", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(meters);
        }
        return counters;
    }

    @Bean
    Worker eventsWorker(
            MusterProperties properties,
            SqsClient sqs,
            ControllerLoop loop,
            EventCounters counters,
            InstantSource clock) {
        URI queue = properties.events().queueUrl();
        if (queue == null) {
            return new Worker(PHASE, EventsConfiguration::warnOfSlowness, () -> {});
        }
        VirtualThreadRuntime runtime = new VirtualThreadRuntime(
                clock, () -> ThreadLocalRandom.current().nextDouble(), PATIENCE);
        SqsEventConsumer consumer = new SqsEventConsumer(
                sqs,
                ConsumerSettings.usual(queue, properties.events().deadLetterQueueUrl()),
                new EcsEventParser(),
                loop.observations(),
                counters,
                runtime);
        return new Worker(PHASE, consumer::start, runtime::close);
    }

    private static void warnOfSlowness() {
        log.warn("muster.events.queue-url is not set: only sweeps tell how tasks fare, so everything takes longer");
    }
}
