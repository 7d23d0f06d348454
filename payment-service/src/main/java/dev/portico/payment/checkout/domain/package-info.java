/** The life of one attempt to pay: states, transitions, and what a processor can say about it. */
@NullMarked
package dev.portico.payment.checkout.domain;

import org.jspecify.annotations.NullMarked;
