/** The examination of a live organisation and account: its lines, what they depend on, and how it is told. */
@NullMarked
package dev.muster.controller.doctor;

import org.jspecify.annotations.NullMarked;
