/** Orders come in, are stored as one row each, are listed, and are told about in {@code order.events}. */
@NullMarked
package dev.portico.orderedit.order;

import org.jspecify.annotations.NullMarked;
