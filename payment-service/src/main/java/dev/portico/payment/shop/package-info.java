/** What the processor's page calls a merchant, and whose calendar its days are of; follows {@code merchant.events}. */
@NullMarked
package dev.portico.payment.shop;

import org.jspecify.annotations.NullMarked;
