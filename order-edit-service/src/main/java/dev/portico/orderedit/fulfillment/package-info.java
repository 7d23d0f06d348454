/** Lets pre-orders go whose money is in: runs over the orders of a listing, durable and in chunks. */
@NullMarked
package dev.portico.orderedit.fulfillment;

import org.jspecify.annotations.NullMarked;
