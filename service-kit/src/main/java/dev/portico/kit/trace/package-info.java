/** One trace from a request through its events to whatever they cause, in W3C's form. */
@NullMarked
package dev.portico.kit.trace;

import org.jspecify.annotations.NullMarked;
