package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.statestore.dynamodb.StateTables;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Whether old items go away by themselves. Nothing but money depends on it. */
record TableExpiryCheck(DynamoDbClient dynamoDb, StateTables tables) implements Check {
    /** The attribute that the controller writes. */
    private static final String EXPIRES_AT = "expiresAt";

    @Override
    public Subject subject() {
        return Subject.TABLE_EXPIRY;
    }

    @Override
    public Result look() {
        try {
            return judged(dynamoDb.describeTimeToLive(ask -> ask.tableName(tables.state()))
                    .timeToLiveDescription());
        } catch (SdkException problem) {
            return new Result.Warn(
                    "Expiry of '" + tables.state() + "' cannot be seen.",
                    "Allow our role dynamodb:DescribeTimeToLive.");
        }
    }

    private Result judged(TimeToLiveDescription expiry) {
        boolean on = expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
        return on && EXPIRES_AT.equals(expiry.attributeName())
                ? new Result.Ok("Items of '" + tables.state() + "' expire by '" + EXPIRES_AT + "'.")
                : new Result.Warn(
                        "Items of '" + tables.state() + "' never expire.",
                        "Switch time to live on, for the attribute '" + EXPIRES_AT
                                + "'; else the table grows for ever.");
    }
}
