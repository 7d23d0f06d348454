/** Links that customers get by mail, to one order or to a list of them: signed, revocable, checked without I/O. */
@NullMarked
package dev.portico.kit.link;

import org.jspecify.annotations.NullMarked;
