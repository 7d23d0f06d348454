/** What may be looked for. */
@NullMarked
package dev.portico.portal.lookup.domain;

import org.jspecify.annotations.NullMarked;
