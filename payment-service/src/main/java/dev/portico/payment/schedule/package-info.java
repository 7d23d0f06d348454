/** When the parts of an order's total are due: how that is stored, and how it looks in events and answers. */
@NullMarked
package dev.portico.payment.schedule;

import org.jspecify.annotations.NullMarked;
