/** {@code muster doctor} as it ships, before healthy clouds and before broken ones. */
@NullMarked
package dev.muster.harness.doctor;

import org.jspecify.annotations.NullMarked;
