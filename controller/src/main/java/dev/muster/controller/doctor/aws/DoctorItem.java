package dev.muster.controller.doctor.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The one item that the doctor may write; no other part of Muster has such a key. */
final class DoctorItem {
    private static final String PARTITION = "DOCTOR";

    private DoctorItem() {}

    static Map<String, AttributeValue> key(String name) {
        Map<String, AttributeValue> key = new TreeMap<>();
        key.put("pk", AttributeValue.fromS(PARTITION));
        key.put("sk", AttributeValue.fromS(name));
        return key;
    }

    /** The value {@code :pk} of a condition on keys. */
    static Map<String, AttributeValue> partition() {
        Map<String, AttributeValue> values = new TreeMap<>();
        values.put(":pk", AttributeValue.fromS(PARTITION));
        return values;
    }
}
