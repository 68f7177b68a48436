/** The local clouds: real engines for DynamoDB and SQS, simulated ECS, STS and Azure DevOps, all on the loopback address. */
@NullMarked
package dev.muster.harness.local;

import org.jspecify.annotations.NullMarked;
