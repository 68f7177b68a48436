package dev.muster.controller.snapshot;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.CronSchedule;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of any record or sealed type, every component at random, so that what a record gains tomorrow is sampled
 * as well. Remembers which records it has made.
 */
final class Sampler {
    private static final List<String> CRONS = List.of("0 8 * * 1-5", "30 18 * * *", "*/10 0 1 * *");
    private static final List<String> TEXTS =
            List.of("", "plain", "Größe", "a \"quoted\" \\ word", "two\nlines", "🙂", "null", "17");

    private final SplittableRandom random;
    private final Map<Class<?>, Supplier<Object>> own = new LinkedHashMap<>();
    private final Set<String> made = new TreeSet<>();

    Sampler(long seed) {
        this.random = new SplittableRandom(seed);
        own.put(PoolName.class, () -> new PoolName("pool-" + choose(100)));
        own.put(InstallationId.class, () -> new InstallationId("installation" + choose(9)));
        own.put(RequestId.class, () -> new RequestId(1 + choose(1_000_000)));
        own.put(AgentId.class, this::agentId);
        own.put(Demand.class, this::demand);
        own.put(Capabilities.class, this::capabilities);
        own.put(Demands.class, () -> new Demands(List.of(demand(), demand())));
        own.put(CronSchedule.class, () -> CronSchedule.parse(pick(CRONS)).orElseThrow());
        own.put(ZoneId.class, () -> ZoneId.of(pick(List.of("UTC", "Europe/Berlin"))));
        own.put(String.class, () -> pick(TEXTS));
        own.put(int.class, () -> choose(100_000));
        own.put(double.class, () -> choose(1_000) / 4.0);
        own.put(Integer.class, () -> choose(100_000));
        own.put(long.class, () -> random.nextLong());
        own.put(Long.class, () -> random.nextLong());
        own.put(boolean.class, () -> random.nextBoolean());
        own.put(Instant.class, this::instant);
        own.put(Duration.class, () -> Duration.ofNanos(random.nextLong(10_000_000_000_000L)));
        own.put(SpecTree.Mapping.class, SpecTree::mapping);
        own.put(URI.class, () -> URI.create("https://dev.azure.com/acme" + choose(10)));
    }

    /** The simple names of the records made so far. */
    Set<String> made() {
        return made;
    }

    <T> T any(Class<T> type) {
        return type.cast(value(type, new LinkedHashMap<>()));
    }

    private Object value(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return value(bound.getOrDefault(variable, Object.class), bound);
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, bound);
        }
        Class<?> raw = (Class<?>) type;
        Supplier<Object> known = own.get(raw);
        if (known != null) {
            return known.get();
        }
        if (raw.isEnum()) {
            return pick(Arrays.asList(raw.getEnumConstants()));
        }
        if (raw.isSealed()) {
            return value(pick(Arrays.asList(raw.getPermittedSubclasses())), bound);
        }
        if (raw.isRecord()) {
            return record(raw, bound);
        }
        throw new IllegalArgumentException("the sampler has to be told how to make a " + raw);
    }

    private Object generic(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == List.class || raw == SortedSet.class) {
            Collection<Object> elements = raw == List.class ? new ArrayList<>() : new TreeSet<>();
            for (int i = choose(4); i > 0; i--) {
                elements.add(value(arguments[0], bound));
            }
            return elements;
        }
        if (raw == Map.class || raw == SortedMap.class) {
            Map<Object, Object> map = raw == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
            for (int i = choose(4); i > 0; i--) {
                map.put(value(arguments[0], bound), value(arguments[1], bound));
            }
            return map;
        }
        if (raw == Optional.class) {
            return choose(2) == 0 ? Optional.empty() : Optional.of(value(arguments[0], bound));
        }
        Map<TypeVariable<?>, Type> inside = new LinkedHashMap<>(bound);
        for (int i = 0; i < arguments.length; i++) {
            inside.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return value(raw, inside);
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        made.add(type.getSimpleName());
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> component(component, bound))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot make a " + type, broken);
        }
    }

    private @Nullable Object component(RecordComponent component, Map<TypeVariable<?>, Type> bound) {
        AnnotatedType type = component.getAnnotatedType();
        boolean nullable = !(type instanceof AnnotatedParameterizedType) && type.isAnnotationPresent(Nullable.class);
        return nullable && choose(2) == 0 ? null : value(component.getGenericType(), bound);
    }

    private AgentId agentId() {
        PoolName pool = new PoolName("pool-" + choose(100));
        return choose(2) == 0
                ? AgentId.standby(pool, 1 + choose(1_000_000))
                : AgentId.forRequest(pool, new RequestId(1 + choose(1_000_000)), 1 + choose(9));
    }

    private Demand demand() {
        String name = pick(List.of("docker", "GPU", "Agent.Version", "made up"));
        return Demand.parse(name
                + pick(List.of(
                        "", " -equals two words = 2", " -gtVersion 4." + choose(300), " -like x", " -gtVersion x")));
    }

    private Capabilities capabilities() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = choose(4); i > 0; i--) {
            values.put(pick(List.of("docker", "GPU", "Agent.Version", "PATH", "secretish")), pick(TEXTS));
        }
        return Capabilities.of(values);
    }

    private Instant instant() {
        return choose(20) == 0
                ? Instant.MAX
                : Instant.ofEpochSecond(1_700_000_000L + choose(100_000_000), choose(1_000_000_000));
    }

    private int choose(int bound) {
        return random.nextInt(bound);
    }

    private <T> T pick(List<T> options) {
        return options.get(choose(options.size()));
    }
}
