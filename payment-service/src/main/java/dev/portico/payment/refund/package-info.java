/** Giving money back, by staff or by itself. Entry points: {@link RefundResource}, {@link AutomaticRefunds}, {@link SendRefunds}. */
@NullMarked
package dev.portico.payment.refund;

import org.jspecify.annotations.NullMarked;
