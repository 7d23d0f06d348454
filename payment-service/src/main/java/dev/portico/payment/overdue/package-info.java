/** When a customer has owed for too long. Entry point: {@link OverdueDebts}. */
@NullMarked
package dev.portico.payment.overdue;

import org.jspecify.annotations.NullMarked;
