/** What every AWS client of ours has in common. */
@NullMarked
package dev.muster.controller.aws;

import org.jspecify.annotations.NullMarked;
