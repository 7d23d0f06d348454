/** When a pre-order has been unpaid for too long: plain Java, no I/O. */
@NullMarked
package dev.portico.payment.overdue.domain;

import org.jspecify.annotations.NullMarked;
