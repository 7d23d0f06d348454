/** Goods arrive: pre-orders get theirs in the order they came in, and know how far they are. */
@NullMarked
package dev.portico.orderedit.inventory;

import org.jspecify.annotations.NullMarked;
