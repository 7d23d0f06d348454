/** Immutable domain records as the JSON documents of their rows, and those that are replaced whole by version. */
@NullMarked
package dev.portico.orderedit.document;

import org.jspecify.annotations.NullMarked;
