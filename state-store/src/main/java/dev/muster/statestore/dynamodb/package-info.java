/** The stores in DynamoDB: the only package that knows the AWS SDK. */
@NullMarked
package dev.muster.statestore.dynamodb;

import org.jspecify.annotations.NullMarked;
