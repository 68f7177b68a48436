package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.Phase;
import dev.muster.model.agent.Stamp;
import dev.muster.model.agent.Timeline;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A timeline as a list, since the order in which we learned of things is part of it. */
final class TimelineAttribute implements AttributeConverter<Timeline> {
    @Override
    public AttributeValue transformFrom(Timeline timeline) {
        return AttributeValue.fromL(
                timeline.stamps().stream().map(TimelineAttribute::stamp).toList());
    }

    @Override
    public Timeline transformTo(AttributeValue attribute) {
        if (!attribute.hasL()) {
            throw new IllegalArgumentException("a timeline is a list, not " + attribute.type());
        }
        return new Timeline(attribute.l().stream().map(TimelineAttribute::stamp).toList());
    }

    private static AttributeValue stamp(Stamp stamp) {
        return Fields.none()
                .with("phase", stamp.phase().name())
                .with("at", stamp.at())
                .toAttribute();
    }

    private static Stamp stamp(AttributeValue attribute) {
        Fields fields = Fields.of(attribute);
        return new Stamp(Phase.valueOf(fields.text("phase")), fields.instant("at"));
    }

    @Override
    public EnhancedType<Timeline> type() {
        return EnhancedType.of(Timeline.class);
    }

    @Override
    public AttributeValueType attributeValueType() {
        return AttributeValueType.L;
    }
}
