/** The shop's own words in place of the portal's texts. */
@NullMarked
package dev.portico.portal.wording;

import org.jspecify.annotations.NullMarked;
