/** Immutable domain records as the JSON documents of their rows. */
@NullMarked
package dev.portico.orderedit.document;

import org.jspecify.annotations.NullMarked;
