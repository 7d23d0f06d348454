package dev.portico.orderedit.approval.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an edit request stands. The transitions are data: what is not in the table does not happen. */
public enum RequestStatus {
    AWAITING_APPROVAL,
    AWAITING_PAYMENT,
    /** It is on the order. */
    APPLIED,
    /** Staff said no. */
    DECLINED,
    /** Nobody approved or paid in time. */
    EXPIRED,
    /** The customer took it back. */
    WITHDRAWN,
    /** Approved or paid, but by then the order or the stock did not let it any more. */
    REFUSED;

    private static final Map<RequestStatus, Set<RequestStatus>> NEXT = new EnumMap<>(Map.of(
            AWAITING_APPROVAL, EnumSet.of(AWAITING_PAYMENT, APPLIED, DECLINED, EXPIRED, WITHDRAWN, REFUSED),
            AWAITING_PAYMENT, EnumSet.of(APPLIED, DECLINED, EXPIRED, WITHDRAWN, REFUSED)));

    public boolean canBecome(RequestStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether nothing comes after it. */
    public boolean ended() {
        return !NEXT.containsKey(this);
    }
}
