/** What a shop's look may be, and the colors that come of it. */
@NullMarked
package dev.portico.portal.brand.domain;

import org.jspecify.annotations.NullMarked;
