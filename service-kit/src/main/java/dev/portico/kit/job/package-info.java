/** Background work that repeats: one turn at a time, woken early when there is something to do, or taken from rows under a lease. */
@NullMarked
package dev.portico.kit.job;

import org.jspecify.annotations.NullMarked;
