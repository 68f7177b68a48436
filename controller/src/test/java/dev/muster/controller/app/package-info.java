/** The whole application over stores in memory and over the real engines, asked by HTTP. */
@NullMarked
package dev.muster.controller.app;

import org.jspecify.annotations.NullMarked;
