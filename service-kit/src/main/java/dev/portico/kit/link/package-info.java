/** The customer's personal link: signed, per order, revocable, checked without I/O. */
@NullMarked
package dev.portico.kit.link;

import org.jspecify.annotations.NullMarked;
