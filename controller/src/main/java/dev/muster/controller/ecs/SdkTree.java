package dev.muster.controller.ecs;

import dev.muster.model.pool.SpecPath;
import dev.muster.model.pool.SpecTree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads a request of RegisterTaskDefinition from a tree with the API's own field names, as the SDK describes them. */
final class SdkTree {
    private SdkTree() {}

    /** @throws MisfitException if the tree is no such request; its message says where */
    static RegisterTaskDefinitionRequest request(SpecTree.Mapping body, SpecPath path) {
        RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder();
        fill(request, body, path);
        return request.build();
    }

    private static void fill(SdkPojo builder, SpecTree.Mapping written, SpecPath path) {
        Map<String, SdkField<?>> known = builder.sdkFields().stream()
                .collect(Collectors.toMap(SdkField::locationName, field -> field, (one, _) -> one, LinkedHashMap::new));
        written.fields().forEach((name, value) -> {
            SdkField<?> field = known.get(name);
            if (field == null) {
                throw new MisfitException(path.field(name), "is not a field that ECS has there");
            }
            field.set(builder, read(field, value, path.field(name)));
        });
    }

    private static Object read(SdkField<?> field, SpecTree value, SpecPath path) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.LIST) && value instanceof SpecTree.Sequence(var elements)) {
            return list(field.getTrait(ListTrait.class).memberFieldInfo(), elements, path);
        }
        if (type.equals(MarshallingType.MAP) && value instanceof SpecTree.Mapping(var fields)) {
            Map<String, Object> values = new LinkedHashMap<>();
            SdkField<?> each = field.getTrait(MapTrait.class).valueFieldInfo();
            fields.forEach((name, tree) -> values.put(name, read(each, tree, path.field(name))));
            return values;
        }
        if (type.equals(MarshallingType.SDK_POJO) && value instanceof SpecTree.Mapping mapping) {
            SdkPojo builder = field.constructor().get();
            fill(builder, mapping, path);
            return ((Buildable) builder).build();
        }
        return scalar(type, value)
                .orElseThrow(() -> new MisfitException(
                        path, "must be " + kind(type) + " (ECS API reference, RegisterTaskDefinition)"));
    }

    private static List<Object> list(SdkField<?> member, List<SpecTree> elements, SpecPath path) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            values.add(read(member, elements.get(i), path.element(i)));
        }
        return values;
    }

    private static Optional<Object> scalar(MarshallingType<?> type, SpecTree value) {
        if (type.equals(MarshallingType.STRING) && value instanceof SpecTree.Text(String text)) {
            return Optional.of(text);
        }
        if (type.equals(MarshallingType.BOOLEAN) && value instanceof SpecTree.Flag(boolean flag)) {
            return Optional.of(flag);
        }
        if (type.equals(MarshallingType.INTEGER) && value instanceof SpecTree.Decimal(BigDecimal number)) {
            return isWhole(number) ? Optional.of(number.intValue()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static String kind(MarshallingType<?> type) {
        if (type.equals(MarshallingType.LIST)) {
            return "a list";
        }
        if (type.equals(MarshallingType.MAP) || type.equals(MarshallingType.SDK_POJO)) {
            return "a map";
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return "true or false";
        }
        return type.equals(MarshallingType.INTEGER) ? "a whole number" : "text";
    }

    /** The tree is not what ECS takes. */
    static final class MisfitException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private MisfitException(SpecPath path, String message) {
            super(path + " " + message);
        }
    }
}
