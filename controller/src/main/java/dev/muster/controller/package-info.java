/** The controller: a loop that makes the world match the specs, and the adapters and APIs around it. */
@NullMarked
package dev.muster.controller;

import org.jspecify.annotations.NullMarked;
