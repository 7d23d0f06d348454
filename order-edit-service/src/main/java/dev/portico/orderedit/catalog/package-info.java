/** The merchant's catalog: products come in by {@code PUT}, stock moves with edits. */
@NullMarked
package dev.portico.orderedit.catalog;

import org.jspecify.annotations.NullMarked;
