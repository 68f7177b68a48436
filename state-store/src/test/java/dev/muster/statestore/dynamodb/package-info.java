/** The contract in DynamoDB Local, and what only DynamoDB can do wrong. */
@NullMarked
package dev.muster.statestore.dynamodb;

import org.jspecify.annotations.NullMarked;
