/** Who changed what of an order and when: one entry per change by anyone, written with the change. */
@NullMarked
package dev.portico.orderedit.history;

import org.jspecify.annotations.NullMarked;
