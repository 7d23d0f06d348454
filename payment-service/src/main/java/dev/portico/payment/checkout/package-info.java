/** Pay now: from a wish to pay to money in the ledger. Entry points: {@link PayNow}, {@link Checkouts}. */
@NullMarked
package dev.portico.payment.checkout;

import org.jspecify.annotations.NullMarked;
