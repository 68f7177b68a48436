/** What Azure DevOps asks before a stage begins: whether the pool can serve it, answered at once or by a call back. */
@NullMarked
package dev.muster.controller.checks;

import org.jspecify.annotations.NullMarked;
