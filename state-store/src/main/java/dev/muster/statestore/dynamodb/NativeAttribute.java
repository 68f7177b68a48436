package dev.muster.statestore.dynamodb;

import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A value that stays as DynamoDB holds it. */
final class NativeAttribute implements AttributeConverter<AttributeValue> {
    @Override
    public AttributeValue transformFrom(AttributeValue value) {
        return value;
    }

    @Override
    public AttributeValue transformTo(AttributeValue attribute) {
        return attribute;
    }

    @Override
    public EnhancedType<AttributeValue> type() {
        return EnhancedType.of(AttributeValue.class);
    }

    @Override
    public AttributeValueType attributeValueType() {
        return AttributeValueType.M;
    }
}
