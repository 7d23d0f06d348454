package dev.portico.notification.delivery.domain;

import java.util.Locale;

/** The mails we write. Names are public: they appear in events, in the API and, in kebab case, as template names. */
public enum MailKind {
    ORDER_RECEIVED(Audience.CUSTOMER),
    PRE_ORDER_RECEIVED(Audience.CUSTOMER),
    ORDER_EDITED(Audience.CUSTOMER),
    EDIT_AWAITING_APPROVAL(Audience.CUSTOMER),
    EDIT_AWAITING_PAYMENT(Audience.CUSTOMER),
    EDIT_APPROVED(Audience.CUSTOMER),
    EDIT_DECLINED(Audience.CUSTOMER),
    EDIT_EXPIRED(Audience.CUSTOMER),
    EDIT_UNDONE(Audience.CUSTOMER),
    EDIT_REVERTED_UNPAID(Audience.CUSTOMER),
    CANCEL_REQUESTED(Audience.CUSTOMER),
    CANCEL_DECLINED(Audience.CUSTOMER),
    ORDER_CANCELED(Audience.CUSTOMER),
    WITHDRAWAL_RECEIVED(Audience.CUSTOMER),
    PAYMENT_REQUESTED(Audience.CUSTOMER),
    PAYMENT_RECEIVED(Audience.CUSTOMER),
    PAYMENT_FAILED(Audience.CUSTOMER),
    CHARGE_UPCOMING(Audience.CUSTOMER),
    CHARGE_FAILED(Audience.CUSTOMER),
    PAYMENT_METHOD_LINK(Audience.CUSTOMER),
    PAYMENT_METHOD_REPLACED(Audience.CUSTOMER),
    REFUND_ISSUED(Audience.CUSTOMER),
    BALANCE_OVERDUE(Audience.CUSTOMER),
    SHIPPING_UPDATED(Audience.CUSTOMER),
    DELAY_ANNOUNCED(Audience.CUSTOMER),
    LINK_REQUESTED(Audience.CUSTOMER),
    ORDERS_LINK_REQUESTED(Audience.CUSTOMER),
    CUSTOMER_NOTICE(Audience.CUSTOMER),
    REFUND_DUE(Audience.STAFF),
    REFUND_FAILED(Audience.STAFF),
    PAYMENT_OVERDUE(Audience.STAFF),
    LEDGER_UNBALANCED(Audience.STAFF),
    ORDER_EDITED_BY_CUSTOMER(Audience.STAFF),
    ORDER_CANCELED_BY_CUSTOMER(Audience.STAFF),
    ORDER_WITHDRAWN_BY_CUSTOMER(Audience.STAFF),
    EDIT_REQUEST_WAITING(Audience.STAFF),
    CANCEL_REQUEST_WAITING(Audience.STAFF),
    STAFF_NOTICE(Audience.STAFF),
    ALLOWANCE_NEARLY_USED(Audience.STAFF),
    ALLOWANCE_USED(Audience.STAFF);

    private final Audience audience;

    MailKind(Audience audience) {
        this.audience = audience;
    }

    public Audience audience() {
        return audience;
    }

    /** Without its link into the portal the mail would only ask for what can't be done. */
    public boolean needsPortal() {
        return this == EDIT_AWAITING_PAYMENT
                || this == PAYMENT_METHOD_LINK
                || this == LINK_REQUESTED
                || this == ORDERS_LINK_REQUESTED;
    }

    public String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
