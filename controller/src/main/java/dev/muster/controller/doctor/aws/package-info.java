/** What the doctor asks an AWS account. */
@NullMarked
package dev.muster.controller.doctor.aws;

import org.jspecify.annotations.NullMarked;
