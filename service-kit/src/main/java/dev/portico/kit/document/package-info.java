/** A merchant's documents that are replaced whole and counted, with the count as their ETag. */
@NullMarked
package dev.portico.kit.document;

import org.jspecify.annotations.NullMarked;
