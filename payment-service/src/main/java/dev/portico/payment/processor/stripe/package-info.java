/** Stripe behind the port that every processor is behind. Entry points: {@link StripeProcessor}, {@link StripeInquiries}. */
@NullMarked
package dev.portico.payment.processor.stripe;

import org.jspecify.annotations.NullMarked;
