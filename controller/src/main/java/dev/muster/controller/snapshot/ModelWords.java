package dev.muster.controller.snapshot;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.CronSchedule;
import dev.muster.model.pool.PoolName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Names, numbers, demands and capabilities as people write them; everything else is written by its components. */
final class ModelWords extends SimpleModule {
    private static final long serialVersionUID = 1;

    ModelWords() {
        super("model-words");
        word(PoolName.class, PoolName::value, PoolName::new);
        word(InstallationId.class, InstallationId::value, InstallationId::new);
        word(RequestId.class, RequestId::toString, text -> new RequestId(Long.parseLong(text)));
        word(AgentId.class, AgentId::toString, ModelWords::agentId);
        word(Demand.class, Demand::text, Demand::parse);
        for (Class<?> kind : Demand.class.getPermittedSubclasses()) {
            addSerializer(kind.asSubclass(Demand.class), new Writer<>(kind.asSubclass(Demand.class), Demand::text));
        }
        word(CronSchedule.class, CronSchedule::toString, ModelWords::cronSchedule);
        addSerializer(Demands.class, new DemandsWriter());
        addDeserializer(Demands.class, new DemandsReader());
        addSerializer(Capabilities.class, new CapabilitiesWriter());
        addDeserializer(Capabilities.class, new CapabilitiesReader());
    }

    private static AgentId agentId(String text) {
        return AgentId.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not the name of an agent"));
    }

    private static CronSchedule cronSchedule(String text) {
        return CronSchedule.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a cron expression"));
    }

    private <T> void word(Class<T> type, Function<? super T, String> write, Function<String, T> read) {
        addSerializer(type, new Writer<>(type, write));
        addDeserializer(type, new Reader<>(type, read));
        addKeySerializer(type, new KeyWriter<>(type, write));
        addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private final Function<? super T, String> write;

        private Writer(Class<T> type, Function<? super T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }

        /** The word says by itself what kind it is. */
        @Override
        public void serializeWithType(T value, JsonGenerator json, SerializationContext context, TypeSerializer kind) {
            serialize(value, json, context);
        }
    }

    private static final class KeyWriter<T> extends StdSerializer<T> {
        private final Function<? super T, String> write;

        private KeyWriter(Class<T> type, Function<? super T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeName(write.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final Function<String, T> read;

        private Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return read.apply(json.getString());
        }

        @Override
        public Object deserializeWithType(JsonParser json, DeserializationContext context, TypeDeserializer kind) {
            return deserialize(json, context);
        }
    }

    private static final class CapabilitiesWriter extends StdSerializer<Capabilities> {
        private CapabilitiesWriter() {
            super(Capabilities.class);
        }

        @Override
        public void serialize(Capabilities value, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            value.asMap().forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private static final class CapabilitiesReader extends StdDeserializer<Capabilities> {
        private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

        private CapabilitiesReader() {
            super(Capabilities.class);
        }

        @Override
        public Capabilities deserialize(JsonParser json, DeserializationContext context) {
            Map<String, String> values =
                    context.readValue(json, context.getTypeFactory().constructType(TEXTS));
            return Capabilities.of(values);
        }
    }

    private static final class DemandsWriter extends StdSerializer<Demands> {
        private DemandsWriter() {
            super(Demands.class);
        }

        @Override
        public void serialize(Demands value, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            value.all().forEach(demand -> json.writeString(demand.text()));
            json.writeEndArray();
        }
    }

    private static final class DemandsReader extends StdDeserializer<Demands> {
        private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

        private DemandsReader() {
            super(Demands.class);
        }

        @Override
        public Demands deserialize(JsonParser json, DeserializationContext context) {
            List<String> texts =
                    context.readValue(json, context.getTypeFactory().constructType(TEXTS));
            return Demands.parse(texts);
        }
    }
}
