/** Specifications of the event consumer against ElasticMQ, and against prepared answers where it cannot fail on order. */
@NullMarked
package dev.muster.controller.sqs;

import org.jspecify.annotations.NullMarked;
