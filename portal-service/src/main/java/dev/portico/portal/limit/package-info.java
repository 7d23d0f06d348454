/** How often somebody may do something. */
@NullMarked
package dev.portico.portal.limit;

import org.jspecify.annotations.NullMarked;
