package dev.portico.orderedit.order.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a pre-order is paid. Days are the shop's calendar days.
 *
 * @param deposit for {@link Type#DEPOSIT_UPFRONT} alone
 * @param depositRefundable whether a customer who cancels gets the deposit back
 * @param plan null: one payment
 * @param charge when what is not paid at once is charged; null for the types that charge nothing later
 */
public record PreOrderTerms(
        Type type, @Nullable Deposit deposit, boolean depositRefundable, @Nullable Plan plan, @Nullable Charge charge) {

    /** What is paid when. */
    public enum Type {
        /** Nothing is charged by itself; customers are asked to pay later. */
        CAPTURE_ONLY,
        CHARGE_LATER,
        DEPOSIT_UPFRONT,
        CHARGE_UPFRONT;

        /** Whether a charge follows after checkout, which may be split up. */
        public boolean chargesLater() {
            return this == CHARGE_LATER || this == DEPOSIT_UPFRONT;
        }
    }

    /**
     * What is paid at once: one of the two.
     *
     * @param percent above 0 to 100, of what the line costs
     * @param amountMinor of each unit, in minor units of the order's currency
     */
    public record Deposit(@Nullable BigDecimal percent, @Nullable Long amountMinor) {}

    /** The steps of a plan. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * What follows is paid in steps.
     *
     * @param every how many units lie between two of them
     * @param installments how many there are at most; in the terms of an order, how many the customer has picked
     */
    public record Plan(String name, int every, Unit unit, int installments) {}

    /** What makes the first charge due. */
    public enum Trigger {
        STAFF,
        ON_DATE,
        DAYS_AFTER_CHECKOUT,
        ON_FULFILLMENT,
        ON_STOCK_ARRIVAL
    }

    /**
     * When what follows is charged.
     *
     * @param on the day, for {@link Trigger#ON_DATE} alone
     * @param days how many, for {@link Trigger#DAYS_AFTER_CHECKOUT} alone
     */
    public record Charge(Trigger trigger, @Nullable LocalDate on, @Nullable Integer days) {}

    /** What an order gets as long as a listing captures only: nothing is charged, whatever will be later. */
    public PreOrderTerms captureOnly() {
        return new PreOrderTerms(Type.CAPTURE_ONLY, null, depositRefundable, null, null);
    }

    /** The terms with the number of installments that the customer has picked; one installment is no plan. */
    public PreOrderTerms in(int installments) {
        var picked = plan == null || installments <= 1
                ? null
                : new Plan(plan.name(), plan.every(), plan.unit(), installments);
        return new PreOrderTerms(type, deposit, depositRefundable, picked, charge);
    }
}
