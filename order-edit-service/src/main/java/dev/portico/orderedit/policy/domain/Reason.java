package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.RiskLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Why something is not allowed. Codes and parameters are public: pages and mails turn them into sentences. */
public sealed interface Reason {

    String code();

    default Map<String, Object> params() {
        return Map.of();
    }

    record PortalDisabled() implements Reason {
        @Override
        public String code() {
            return "PORTAL_DISABLED";
        }
    }

    record ActionDisabled(Action action) implements Reason {
        @Override
        public String code() {
            return "ACTION_DISABLED";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("action", action.name());
        }
    }

    record WindowClosed(Instant closedAt) implements Reason {
        @Override
        public String code() {
            return "WINDOW_CLOSED";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("closedAt", closedAt.toString());
        }
    }

    record Fulfilled() implements Reason {
        @Override
        public String code() {
            return "FULFILLED";
        }
    }

    record OrderClosed() implements Reason {
        @Override
        public String code() {
            return "ORDER_CLOSED";
        }
    }

    record RestrictedTag(String tag) implements Reason {
        @Override
        public String code() {
            return "RESTRICTED_TAG";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("tag", tag);
        }
    }

    record FraudRisk(RiskLevel level) implements Reason {
        @Override
        public String code() {
            return "FRAUD_RISK";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("level", level.name());
        }
    }

    record DiscountedOrder() implements Reason {
        @Override
        public String code() {
            return "DISCOUNTED_ORDER";
        }
    }

    record FreeItem() implements Reason {
        @Override
        public String code() {
            return "FREE_ITEM";
        }
    }

    record CustomItem() implements Reason {
        @Override
        public String code() {
            return "CUSTOM_ITEM";
        }
    }

    record PersonalizedItem() implements Reason {
        @Override
        public String code() {
            return "PERSONALIZED_ITEM";
        }
    }

    record MaxQuantity(long limit) implements Reason {
        @Override
        public String code() {
            return "MAX_QUANTITY";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("limit", limit);
        }
    }

    record OutOfStock(long left) implements Reason {
        @Override
        public String code() {
            return "OUT_OF_STOCK";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("left", left);
        }
    }

    record AddressOutOfZone(AddressLimit limit) implements Reason {
        @Override
        public String code() {
            return "ADDRESS_OUT_OF_ZONE";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("limit", limit.name());
        }
    }

    record InvalidAddress(String field) implements Reason {
        @Override
        public String code() {
            return "INVALID_ADDRESS";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("field", field);
        }
    }

    record LastItem() implements Reason {
        @Override
        public String code() {
            return "LAST_ITEM";
        }
    }

    record NoteTooLong(int limit) implements Reason {
        @Override
        public String code() {
            return "NOTE_TOO_LONG";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("limit", limit);
        }
    }

    record UnknownLine() implements Reason {
        @Override
        public String code() {
            return "UNKNOWN_LINE";
        }
    }

    record UnknownVariant() implements Reason {
        @Override
        public String code() {
            return "UNKNOWN_VARIANT";
        }
    }

    record InvalidQuantity() implements Reason {
        @Override
        public String code() {
            return "INVALID_QUANTITY";
        }
    }

    record NothingToChange() implements Reason {
        @Override
        public String code() {
            return "NOTHING_TO_CHANGE";
        }
    }

    /** The order was edited as often as the merchant allows. */
    record EditLimit(int limit) implements Reason {
        @Override
        public String code() {
            return "EDIT_LIMIT";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("limit", limit);
        }
    }

    /** The edit moves the total too far; the limit is in minor units of the order's currency. */
    record PriceLimit(Kind kind, long limitMinor) implements Reason {
        /** Which of the limits. */
        public enum Kind {
            INCREASE,
            DECREASE,
            MINIMUM
        }

        @Override
        public String code() {
            return "PRICE_LIMIT";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("kind", kind.name(), "limitMinor", limitMinor);
        }
    }

    /** The plan's edits of this billing period are used up. */
    record AllowanceExhausted(int limit, Instant until) implements Reason {
        @Override
        public String code() {
            return "ALLOWANCE_EXHAUSTED";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("limit", limit, "until", until.toString());
        }
    }

    record NotAddable() implements Reason {
        @Override
        public String code() {
            return "NOT_ADDABLE";
        }
    }

    record UnknownRate() implements Reason {
        @Override
        public String code() {
            return "UNKNOWN_RATE";
        }
    }

    record InvalidContact(String field) implements Reason {
        @Override
        public String code() {
            return "INVALID_CONTACT";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("field", field);
        }
    }

    /** An earlier edit still waits for approval or payment. */
    record PendingEdit() implements Reason {
        @Override
        public String code() {
            return "PENDING_EDIT";
        }
    }

    record NothingToUndo() implements Reason {
        @Override
        public String code() {
            return "NOTHING_TO_UNDO";
        }
    }

    /** Money is on its way; what it pays for can't change now. */
    record PaymentPending() implements Reason {
        @Override
        public String code() {
            return "PAYMENT_PENDING";
        }
    }

    record WithdrawalOver(Instant until) implements Reason {
        @Override
        public String code() {
            return "WITHDRAWAL_OVER";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("until", until.toString());
        }
    }

    record WithdrawalNotOffered() implements Reason {
        @Override
        public String code() {
            return "WITHDRAWAL_NOT_OFFERED";
        }
    }

    /** Not among the reasons for canceling that the shop offers. */
    record UnknownReason(List<String> supported) implements Reason {
        @Override
        public String code() {
            return "UNKNOWN_REASON";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("supported", supported);
        }
    }

    /** The listing it was pre-ordered from lets nobody cancel. */
    record NotCancelable() implements Reason {
        @Override
        public String code() {
            return "NOT_CANCELABLE";
        }
    }

    /** The shop keeps the deposit of what is given up: that is for canceling, which says so first. */
    record DepositKept() implements Reason {
        @Override
        public String code() {
            return "DEPOSIT_KEPT";
        }
    }

    /** Nobody asks about this delay, or it was answered. */
    record NothingToAnswer() implements Reason {
        @Override
        public String code() {
            return "NOTHING_TO_ANSWER";
        }
    }

    /** The time for the answer is over. */
    record AnswerOver(Instant respondBy) implements Reason {
        @Override
        public String code() {
            return "ANSWER_OVER";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("respondBy", respondBy.toString());
        }
    }

    /** The order was changed since. */
    record StaleVersion() implements Reason {
        @Override
        public String code() {
            return "STALE_VERSION";
        }
    }
}
