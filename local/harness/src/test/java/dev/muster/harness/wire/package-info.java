/** End to end over the real wire: the unchanged controller against the local clouds, judged by what the clouds counted. */
@NullMarked
package dev.muster.harness.wire;

import org.jspecify.annotations.NullMarked;
