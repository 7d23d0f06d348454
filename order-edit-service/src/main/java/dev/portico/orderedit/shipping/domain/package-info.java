/** The shipping rate table as values: which rates there are for an address, and what they cost for an order. */
@NullMarked
package dev.portico.orderedit.shipping.domain;

import org.jspecify.annotations.NullMarked;
