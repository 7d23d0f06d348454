package dev.portico.notification.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.template.EditFacts.RequestFacts;
import dev.portico.notification.template.EditFacts.SessionEdit;
import dev.portico.notification.template.ListingFacts.DelayFacts;
import dev.portico.notification.template.ListingFacts.StatementFacts;
import dev.portico.notification.template.MoneyFacts.BalanceFacts;
import dev.portico.notification.template.MoneyFacts.ChargeFacts;
import dev.portico.notification.template.MoneyFacts.DifferenceOfSums;
import dev.portico.notification.template.MoneyFacts.OrderPaymentFacts;
import dev.portico.notification.template.MoneyFacts.OverdueFacts;
import dev.portico.notification.template.MoneyFacts.PaymentFacts;
import dev.portico.notification.template.MoneyFacts.RefundFacts;
import dev.portico.notification.template.MoneyFacts.RetryFacts;
import dev.portico.notification.template.MoneyFacts.ScheduleFacts;
import dev.portico.notification.template.MoneyFacts.UpdateRequestFacts;
import dev.portico.notification.template.OrderFacts.LineFacts;
import dev.portico.notification.template.OrderFacts.PreOrderFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What mails say of an event: the fields of its data that a template can show, and no other. Kept with the delivery, so
 * that a mail can be written again. Amounts are minor units of the order's currency.
 *
 * @param requestId of a decision: the request
 * @param kind of a decision about a request: what the request waited for
 * @param cause of a declined request: who declined it; of a reverted edit: why
 * @param reason of a requested cancellation: the customer's code; of a declined request: the shop's words
 * @param name of a withdrawal: as the customer wrote it
 * @param url of a charge that its customer has to confirm: where
 * @param method of a replaced card: what it is called, such as {@code Visa ending 4242}
 * @param code of a failed refund: the processor's reason
 * @param nextAt of a failed refund: when it is tried again; null when it is not
 * @param remembered what this service knew beside the event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailFacts(
        @Nullable OrderFacts order,
        @Nullable EditFacts edit,
        @Nullable RequestFacts request,
        @Nullable UUID requestId,
        @Nullable String kind,
        @Nullable String cause,
        @Nullable String reason,
        @Nullable String comment,
        @Nullable CancellationFacts cancellation,
        @Nullable AcknowledgementFacts acknowledgement,
        @Nullable String name,
        @Nullable PaymentFacts payment,
        @Nullable BalanceFacts balance,
        @Nullable Long amountMinor,
        @Nullable Long paidMinor,
        @Nullable List<OrderPaymentFacts> payments,
        @Nullable String declineCode,
        @Nullable RetryFacts retry,
        @Nullable String url,
        @Nullable ScheduleFacts schedule,
        @Nullable ChargeFacts charge,
        @Nullable UpdateRequestFacts updateRequest,
        @Nullable String method,
        @Nullable RefundFacts refund,
        @Nullable String code,
        @Nullable Instant nextAt,
        @Nullable OverdueFacts overdue,
        @Nullable DifferenceOfSums difference,
        @Nullable ListingFacts listing,
        @Nullable StatementFacts statement,
        @Nullable DelayFacts delay,
        @Nullable UsageFacts usage,
        @JsonProperty("notify") @Nullable NoticeFacts notice,
        @Nullable Remembered remembered) {

    private static final MailFacts NOTHING = new MailFacts(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** About what a customer edited in one sitting, oldest first. */
    public static MailFacts of(List<SessionEdit> edits) {
        return NOTHING.with(new Remembered(edits, null, null, null, null));
    }

    /** Whether a mail of that kind can be written from these facts. */
    public boolean cover(MailKind mail) {
        return switch (mail) {
            case ORDER_RECEIVED, PRE_ORDER_RECEIVED -> order != null;
            case ORDER_EDITED, EDIT_APPROVED, EDIT_UNDONE, EDIT_REVERTED_UNPAID -> edit != null;
            case ORDER_EDITED_BY_CUSTOMER -> !edits().isEmpty();
            case EDIT_AWAITING_APPROVAL, EDIT_AWAITING_PAYMENT, EDIT_REQUEST_WAITING ->
                order != null && request != null;
            case EDIT_DECLINED, EDIT_EXPIRED, CANCEL_DECLINED -> kind != null;
            case CANCEL_REQUESTED, CANCEL_REQUEST_WAITING -> order != null && reason != null;
            case ORDER_CANCELED, ORDER_CANCELED_BY_CUSTOMER -> cancellation != null;
            case WITHDRAWAL_RECEIVED, ORDER_WITHDRAWN_BY_CUSTOMER -> order != null && acknowledgement != null;
            case PAYMENT_REQUESTED, REFUND_DUE -> amountMinor != null && balance != null;
            case PAYMENT_RECEIVED -> payment != null && payment.paidAt() != null && balance != null;
            case PAYMENT_FAILED -> payment != null;
            case CHARGE_FAILED -> payment != null && (url == null || MoneyFacts.isPage(url));
            case CHARGE_UPCOMING -> charge != null && balance != null;
            case PAYMENT_METHOD_LINK -> updateRequest != null;
            case PAYMENT_METHOD_REPLACED -> method != null;
            case REFUND_ISSUED -> refund != null;
            case REFUND_FAILED -> refund != null && code != null;
            case BALANCE_OVERDUE, PAYMENT_OVERDUE -> overdue != null && balance != null;
            case LEDGER_UNBALANCED -> difference != null;
            case SHIPPING_UPDATED -> listing != null && statement != null;
            case DELAY_ANNOUNCED -> listing != null && delay != null;
            case LINK_REQUESTED, ORDERS_LINK_REQUESTED -> true; // about nothing but the order
            case CUSTOMER_NOTICE, STAFF_NOTICE -> notice != null;
            case ALLOWANCE_NEARLY_USED, ALLOWANCE_USED -> usage != null;
        };
    }

    public MailFacts with(Remembered known) {
        return with(schedule, known);
    }

    /** @param plan null: not known */
    public MailFacts with(@Nullable ScheduleFacts plan) {
        return with(plan, remembered);
    }

    private MailFacts with(@Nullable ScheduleFacts plan, @Nullable Remembered known) {
        return new MailFacts(
                order,
                edit,
                request,
                requestId,
                kind,
                cause,
                reason,
                comment,
                cancellation,
                acknowledgement,
                name,
                payment,
                balance,
                amountMinor,
                paidMinor,
                payments,
                declineCode,
                retry,
                url,
                plan,
                charge,
                updateRequest,
                method,
                refund,
                code,
                nextAt,
                overdue,
                difference,
                listing,
                statement,
                delay,
                usage,
                notice,
                known);
    }

    /** What a shop says of when a listing ships. */
    public StatementFacts announced() {
        return delay == null ? Objects.requireNonNull(statement) : delay.statement();
    }

    /** Something of the order ships later. */
    public boolean isPreOrder() {
        return preOrders().findAny().isPresent();
    }

    /** Something of the order is charged later, by a plan that payment-service makes. */
    public boolean paysLater() {
        return preOrders().anyMatch(PreOrderFacts::isChargedLater);
    }

    /** Nothing of what ships later is charged before the shop asks for it. */
    boolean isUncharged() {
        return preOrders().allMatch(PreOrderFacts::isUncharged);
    }

    private Stream<PreOrderFacts> preOrders() {
        return order == null
                ? Stream.empty()
                : order.lines().stream()
                        .filter(line -> line.quantity() > 0)
                        .flatMap(line -> Stream.ofNullable(line.preOrder()));
    }

    /** The failed payment was a charge of a card on file, not something the customer did. */
    public boolean isOfCharge() {
        return payment != null && "CHARGE".equals(payment.purpose());
    }

    /** Staff chose to tell the customer of the refund. */
    public boolean isRefundToTell() {
        return refund != null && refund.notifyCustomer();
    }

    /** What the mail is about was an edit, or several of one sitting. */
    List<SessionEdit> edits() {
        if (remembered != null && remembered.edits() != null) {
            return remembered.edits();
        }
        return edit == null ? List.of() : List.of(new SessionEdit(edit, false));
    }

    /** What is given back, where that was known when the event came. */
    @Nullable
    Long refundMinor() {
        return remembered == null ? null : remembered.refundMinor();
    }

    /** The most that will be taken of what is reserved; null when nothing was, or that was not known when the event came. */
    @Nullable
    Long cardMinor() {
        return remembered == null ? null : remembered.cardMinor();
    }

    /** What the shop's platform had reserved and not taken when the order came in, in minor units. */
    long authorizedMinor() {
        return payments == null
                ? 0
                : payments.stream()
                        .filter(OrderPaymentFacts::isAuthorized)
                        .mapToLong(OrderPaymentFacts::amountMinor)
                        .sum();
    }

    /** The request that was decided about, where it is still known. */
    @Nullable
    RequestFacts decided() {
        return remembered == null ? null : remembered.request();
    }

    /**
     * @param edits of one sitting, oldest first
     * @param goods what the order was about before it ended
     * @param refundMinor what was paid and is not owed any more
     * @param cardMinor the most that will be taken of what is only reserved; null when nothing is
     * @param request what was asked for
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remembered(
            @Nullable List<SessionEdit> edits,
            @Nullable List<LineFacts> goods,
            @Nullable Long refundMinor,
            @Nullable Long cardMinor,
            @Nullable RequestFacts request) {

        /** What becomes of money when an order is edited. */
        public static Remembered settlement(@Nullable Long refundMinor, @Nullable Long cardMinor) {
            return new Remembered(null, null, refundMinor, cardMinor, null);
        }
    }

    /** @param feeMinor null in events from before there were fees */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CancellationFacts(
            String reason,
            @Nullable String comment,
            long totalBeforeMinor,
            Instant canceledAt,
            @Nullable Long feeMinor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AcknowledgementFacts(UUID id, Instant receivedAt) {}

    /** @param percent of the period's edits that are used: 80 or 100 */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UsageFacts(Instant periodEnd, long limit, long used, int percent) {}

    /** @param when what made a workflow rule ask for the mail */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NoticeFacts(String when, String audience, String message) {}
}
