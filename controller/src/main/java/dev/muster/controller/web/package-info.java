/** What people and containers reach over HTTP: the read-only API, the live page, and the door for new agents. */
@NullMarked
package dev.muster.controller.web;

import org.jspecify.annotations.NullMarked;
