/** The merchant's policy about refunds, small amounts and late payments. Entry point: {@link RefundPolicyResource}. */
@NullMarked
package dev.portico.payment.refundpolicy;

import org.jspecify.annotations.NullMarked;
