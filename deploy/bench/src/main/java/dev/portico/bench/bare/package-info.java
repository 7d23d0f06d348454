/** The measures that Portico is held against: the same work without any product around it. */
@NullMarked
package dev.portico.bench.bare;

import org.jspecify.annotations.NullMarked;
