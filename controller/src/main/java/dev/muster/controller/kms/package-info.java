/** Data keys under a key of AWS KMS. */
@NullMarked
package dev.muster.controller.kms;

import org.jspecify.annotations.NullMarked;
