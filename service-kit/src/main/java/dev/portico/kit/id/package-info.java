/** Ids that sort by time. */
@NullMarked
package dev.portico.kit.id;

import org.jspecify.annotations.NullMarked;
