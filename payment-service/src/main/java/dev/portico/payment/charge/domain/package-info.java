/** The life of a charge, whether it may be made now, and when it is tried again: plain Java, no I/O. */
@NullMarked
package dev.portico.payment.charge.domain;

import org.jspecify.annotations.NullMarked;
