/** Edits are taken back: by the customer within the window, or because nobody paid for an increase in time. */
@NullMarked
package dev.portico.orderedit.undo;

import org.jspecify.annotations.NullMarked;
