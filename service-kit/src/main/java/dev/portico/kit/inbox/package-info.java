/** Consuming events: envelope, inbox, handler, dead letters. */
@NullMarked
package dev.portico.kit.inbox;

import org.jspecify.annotations.NullMarked;
