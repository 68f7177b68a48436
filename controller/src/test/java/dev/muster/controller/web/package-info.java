/** What answers HTTP, tested without a server. */
@NullMarked
package dev.muster.controller.web;

import org.jspecify.annotations.NullMarked;
