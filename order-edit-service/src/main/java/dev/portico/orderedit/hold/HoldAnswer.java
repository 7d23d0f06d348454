package dev.portico.orderedit.hold;

import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.domain.Hold;

/** The hold that was placed or ended, and the order as it is now. */
record HoldAnswer(Hold hold, OrderExcerpt order, long sequence) {}
