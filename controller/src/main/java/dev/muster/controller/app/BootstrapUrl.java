package dev.muster.controller.app;

import java.net.URI;

/** Where containers post to, as they are told: part of every RunTask request and of every proof. */
record BootstrapUrl(URI value) {}
