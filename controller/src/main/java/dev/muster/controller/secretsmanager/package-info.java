/** Reads secrets from AWS Secrets Manager. */
@NullMarked
package dev.muster.controller.secretsmanager;

import org.jspecify.annotations.NullMarked;
