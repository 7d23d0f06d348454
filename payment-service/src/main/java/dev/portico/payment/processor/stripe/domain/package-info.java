/** What Stripe's answers mean in the words of the port: pure, so that every answer can be put in a table. */
@NullMarked
package dev.portico.payment.processor.stripe.domain;

import org.jspecify.annotations.NullMarked;
