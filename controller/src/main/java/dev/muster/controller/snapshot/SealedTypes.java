package dev.muster.controller.snapshot;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Writes which of a sealed type's records a value is as its {@code kind}, for every sealed type of the model, so that a
 * new one needs no line here. The compiler's list of permitted types is also the list of what may be read.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final String MODEL = "dev.muster.model";
    private static final JsonTypeInfo.Value KIND = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, true);

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return isOfSealedType(annotated.getRawType()) ? KIND : super.findPolymorphicTypeInfo(config, annotated);
    }

    private static boolean isOfSealedType(Class<?> type) {
        return type.getName().startsWith(MODEL)
                && (type.isSealed() || Arrays.stream(type.getInterfaces()).anyMatch(SealedTypes::isOfSealedType));
    }
}
