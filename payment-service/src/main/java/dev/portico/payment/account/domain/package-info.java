/** What an order costs, what was paid for it, and what follows from the difference: plain Java, no I/O. */
@NullMarked
package dev.portico.payment.account.domain;

import org.jspecify.annotations.NullMarked;
