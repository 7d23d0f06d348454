/** Charges of cards on file while the customer is away: one by one, planned ahead, or for many orders in a run. */
@NullMarked
package dev.portico.payment.charge;

import org.jspecify.annotations.NullMarked;
