/** What the processor's page calls a merchant; follows {@code merchant.events}. */
@NullMarked
package dev.portico.payment.shop;

import org.jspecify.annotations.NullMarked;
