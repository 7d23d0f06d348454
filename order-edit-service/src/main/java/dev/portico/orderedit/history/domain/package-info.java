/** Differences between two states of an order, field by field. */
@NullMarked
package dev.portico.orderedit.history.domain;

import org.jspecify.annotations.NullMarked;
