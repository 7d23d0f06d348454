/** Plain SQL inside the running transaction, where a statement is wanted and not an entity. */
@NullMarked
package dev.portico.kit.sql;

import org.jspecify.annotations.NullMarked;
