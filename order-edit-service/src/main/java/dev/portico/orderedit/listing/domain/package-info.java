/** A listing, its stages and statements, and what an order takes over from it. */
@NullMarked
package dev.portico.orderedit.listing.domain;

import org.jspecify.annotations.NullMarked;
