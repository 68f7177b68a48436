/** What the controller shows Azure DevOps, tested. */
@NullMarked
package dev.muster.controller.identity;

import org.jspecify.annotations.NullMarked;
