/** What the doctor asks an Azure DevOps organisation. */
@NullMarked
package dev.muster.controller.doctor.azuredevops;

import org.jspecify.annotations.NullMarked;
