package dev.portico.orderedit.withdrawal;

import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.withdrawal.WithdrawalAnswer.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** The data of {@code order.withdrawn.v1}. A withdrawal never costs anything. */
record WithdrawalWire(
        OrderExcerpt order,
        Acknowledgement acknowledgement,
        @Nullable String name,
        @Nullable String comment,
        long totalBeforeMinor,
        long feeMinor) {}
