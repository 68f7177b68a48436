/** Asks AWS STS whose a signed request is, and for tokens that say who we are. */
@NullMarked
package dev.muster.controller.sts;

import org.jspecify.annotations.NullMarked;
