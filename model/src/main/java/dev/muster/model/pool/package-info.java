/** What people declare: a pool's spec, how it is read from a hand-written item, and the status we answer with. */
@NullMarked
package dev.muster.model.pool;

import org.jspecify.annotations.NullMarked;
