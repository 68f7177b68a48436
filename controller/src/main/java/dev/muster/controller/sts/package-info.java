/** Asks AWS STS whose a signed request is. */
@NullMarked
package dev.muster.controller.sts;

import org.jspecify.annotations.NullMarked;
