/** Adapters of the loop's ports to Azure DevOps over HTTP; whatever the service does ends in a value. */
@NullMarked
package dev.muster.controller.azuredevops;

import org.jspecify.annotations.NullMarked;
