/** Decisions as files: what a plan rested on, written so that it can be planned again elsewhere and shown to anybody. */
@NullMarked
package dev.muster.controller.snapshot;

import org.jspecify.annotations.NullMarked;
