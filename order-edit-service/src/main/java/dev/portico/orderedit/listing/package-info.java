/** Pre-order listings: what is sold before it is there, on which terms, and what customers are told about its shipping. */
@NullMarked
package dev.portico.orderedit.listing;

import org.jspecify.annotations.NullMarked;
