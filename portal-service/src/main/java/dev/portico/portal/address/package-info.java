/** How each country writes its addresses: entry point {@link AddressFormats}. Where the data come from is in ADR 0017. */
@NullMarked
package dev.portico.portal.address;

import org.jspecify.annotations.NullMarked;
