package dev.portico.payment.schedule.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a line was pre-ordered, frozen when the order came in.
 *
 * @param deposit what is paid at once; null: nothing
 * @param plan how the rest is split; null: one payment, when {@code charge} says
 */
public record PreOrderTerms(
        UUID listingId, Type type, @Nullable Deposit deposit, @Nullable InstallmentPlan plan, Charge charge) {

    /** How a listing is paid for. Public: it appears in events. */
    public enum Type {
        /** Nothing is charged until staff ask for it. */
        CAPTURE_ONLY,
        CHARGE_LATER,
        DEPOSIT_UPFRONT,
        /** Paid at once; with a plan, the first installment is. */
        CHARGE_UPFRONT
    }

    public PreOrderTerms {
        if ((type == Type.DEPOSIT_UPFRONT) != (deposit != null)) {
            throw new IllegalArgumentException(type + " with " + deposit);
        }
        if (type == Type.CAPTURE_ONLY) {
            plan = null;
            charge = new Charge.When(Trigger.STAFF);
        }
    }

    /** Whether any of it is to be paid later than an item that is bought now. */
    public boolean defers() {
        return type != Type.CHARGE_UPFRONT || plan != null;
    }

    /** For the names of items: never to be changed. */
    String spelling() {
        var first = deposit == null ? "" : deposit.spelling();
        var then = plan == null ? charge.spelling() : plan.spelling();
        return String.join("/", listingId.toString(), type.name(), first, then);
    }

    boolean waitsFor(Trigger happened) {
        return plan == null && charge instanceof Charge.When when && happened.fires(when.trigger());
    }

    /** Whether a part of it has no date until something happens. */
    boolean waits() {
        return plan == null && charge instanceof Charge.When;
    }
}
