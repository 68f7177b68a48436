/** Tests of how the controller shows Azure DevOps who it is, over real HTTP. */
@NullMarked
package dev.muster.harness.identity;

import org.jspecify.annotations.NullMarked;
