/** What several tests of the controller share. */
@NullMarked
package dev.muster.controller.testing;

import org.jspecify.annotations.NullMarked;
