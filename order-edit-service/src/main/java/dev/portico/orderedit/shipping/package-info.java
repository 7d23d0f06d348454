/** The merchant's shipping rate table: read and replaced whole. */
@NullMarked
package dev.portico.orderedit.shipping;

import org.jspecify.annotations.NullMarked;
