package dev.muster.statestore.dynamodb;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The fields of a map inside an item; what is asked for and is not there, or is of another type, is an error. */
final class Fields {
    private final Map<String, AttributeValue> values;

    private Fields(Map<String, AttributeValue> values) {
        this.values = values;
    }

    static Fields none() {
        return new Fields(new TreeMap<>());
    }

    /** @throws IllegalArgumentException if the attribute is no map */
    static Fields of(AttributeValue attribute) {
        if (!attribute.hasM()) {
            throw new IllegalArgumentException("a map was expected, not " + attribute.type());
        }
        return new Fields(Collections.unmodifiableMap(attribute.m()));
    }

    Fields with(String name, @Nullable String text) {
        return text == null ? this : withAttribute(name, AttributeValue.fromS(text));
    }

    Fields with(String name, @Nullable Number number) {
        return number == null ? this : withAttribute(name, AttributeValue.fromN(number.toString()));
    }

    Fields with(String name, @Nullable Instant instant) {
        return instant == null ? this : with(name, instant.toString());
    }

    Fields withAttribute(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    AttributeValue toAttribute() {
        return AttributeValue.fromM(values);
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    long number(String name) {
        return Long.parseLong(required(name, optionalNumber(name)));
    }

    @Nullable
    Integer optionalInteger(String name) {
        String number = optionalNumber(name);
        return number == null ? null : Integer.valueOf(number);
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    @Nullable
    Instant optionalInstant(String name) {
        String text = optionalText(name);
        return text == null ? null : Instant.parse(text);
    }

    @Nullable
    String optionalText(String name) {
        AttributeValue value = values.get(name);
        return value == null ? null : required(name, value.s());
    }

    private @Nullable String optionalNumber(String name) {
        AttributeValue value = values.get(name);
        return value == null ? null : required(name, value.n());
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("the field " + name + " is missing or of another type");
        }
        return value;
    }
}
