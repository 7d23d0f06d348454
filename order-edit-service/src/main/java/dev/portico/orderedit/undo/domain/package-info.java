/** Taking edits back: what of an order an edit changed, and whether it can be undone. */
@NullMarked
package dev.portico.orderedit.undo.domain;

import org.jspecify.annotations.NullMarked;
