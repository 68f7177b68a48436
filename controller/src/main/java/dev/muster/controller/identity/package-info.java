/** Turns what specs say about credentials into what Azure DevOps accepts: secrets read, tokens asked for, kept and renewed. */
@NullMarked
package dev.muster.controller.identity;

import org.jspecify.annotations.NullMarked;
