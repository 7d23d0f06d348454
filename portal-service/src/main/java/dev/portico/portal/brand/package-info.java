/** How a shop looks to its customers: colors, logo, words, links, address. Entry point: {@link BrandingResource}. */
@NullMarked
package dev.portico.portal.brand;

import org.jspecify.annotations.NullMarked;
