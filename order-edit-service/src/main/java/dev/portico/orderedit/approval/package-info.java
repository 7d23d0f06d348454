/** Edits and cancellations that wait for approval or payment: asked for, answered, paid, taken back, or run out of time. */
@NullMarked
package dev.portico.orderedit.approval;

import org.jspecify.annotations.NullMarked;
