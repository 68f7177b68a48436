/** Secrets in AWS Secrets Manager, tested. */
@NullMarked
package dev.muster.controller.secretsmanager;

import org.jspecify.annotations.NullMarked;
