package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay through a processor, as far as it has come.
 *
 * @param checkoutId of the checkout, or of the charge of a card on file
 * @param processorReference the processor's id of the payment; null while it has given none
 * @param method brand and last four digits, once the processor knows them
 * @param paidAt when the processor took the money (UTC); null unless it did
 */
public record Payment(
        UUID checkoutId,
        UUID orderId,
        Money amount,
        String purpose,
        String processor,
        @Nullable String processorReference,
        @Nullable String method,
        @Nullable Instant paidAt) {}
