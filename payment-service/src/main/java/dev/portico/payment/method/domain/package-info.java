/** Cards on file, the links to replace them, and the pages that save them: plain Java, no I/O. */
@NullMarked
package dev.portico.payment.method.domain;

import org.jspecify.annotations.NullMarked;
