/** Specifications of the Azure DevOps adapters, each against real HTTP on loopback. */
@NullMarked
package dev.muster.controller.azuredevops;

import org.jspecify.annotations.NullMarked;
