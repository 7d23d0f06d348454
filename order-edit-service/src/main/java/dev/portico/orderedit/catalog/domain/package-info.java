/** Products and variants as far as an edit needs them: price, options, stock. */
@NullMarked
package dev.portico.orderedit.catalog.domain;

import org.jspecify.annotations.NullMarked;
