/** One customer's change to one order: preview without a write, commit in one transaction, cancellation. */
@NullMarked
package dev.portico.orderedit.edit;

import org.jspecify.annotations.NullMarked;
