/** How an amount is given back: over which payments, in which states, within which limits. */
@NullMarked
package dev.portico.payment.refund.domain;

import org.jspecify.annotations.NullMarked;
