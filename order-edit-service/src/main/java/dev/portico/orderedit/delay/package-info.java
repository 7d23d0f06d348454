/** Delays of pre-orders: the question to each customer, the answer, and what follows where none comes. */
@NullMarked
package dev.portico.orderedit.delay;

import org.jspecify.annotations.NullMarked;
