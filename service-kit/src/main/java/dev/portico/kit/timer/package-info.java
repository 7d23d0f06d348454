/** Durable timers: something to do later, stored with the state that asks for it. */
@NullMarked
package dev.portico.kit.timer;

import org.jspecify.annotations.NullMarked;
