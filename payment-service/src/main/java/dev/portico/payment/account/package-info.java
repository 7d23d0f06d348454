/** One account per order: the ledger, its balance, and the events about both. Entry points: {@link OrderEventsConsumer}, {@link BalanceResource}. */
@NullMarked
package dev.portico.payment.account;

import org.jspecify.annotations.NullMarked;
