package dev.portico.orderedit.listing;

import dev.portico.orderedit.listing.ListingInput.ChargeInput;
import dev.portico.orderedit.listing.ListingInput.DepositInput;
import dev.portico.orderedit.listing.ListingInput.PlanInput;
import dev.portico.orderedit.listing.ListingInput.TermsInput;
import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Charge;
import dev.portico.orderedit.order.domain.PreOrderTerms.Deposit;
import dev.portico.orderedit.order.domain.PreOrderTerms.Plan;
import dev.portico.orderedit.order.domain.PreOrderTerms.Trigger;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import dev.portico.orderedit.order.domain.PreOrderTerms.Unit;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a pre-order is paid: each type says which other fields there must be, and which there must not. */
final class TermsReader {

    private static final String PERCENTAGE = "\\d{1,3}(?:\\.\\d{1,2})?";
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int LONGEST_STEP = 366;
    private static final int FEWEST_INSTALLMENTS = 2;
    private static final int MOST_INSTALLMENTS = 36;
    private static final int LATEST_DAYS = 366;

    /** Stands in for terms that can't be read. */
    static final PreOrderTerms UNKNOWN = new PreOrderTerms(Type.CAPTURE_ONLY, null, true, null, null);

    private final ListingChecks checks;

    TermsReader(ListingChecks checks) {
        this.checks = checks;
    }

    PreOrderTerms terms(@Nullable TermsInput input, String pointer) {
        if (input == null) {
            checks.fault("required", pointer, "is required");
            return UNKNOWN;
        }
        if (input.type() == null) {
            checks.fault("required", pointer + "/type", "is required");
        }
        // Without a type nobody can say what must be there; what is there is still read.
        var type = checks.choice(input.type(), Type.class, pointer + "/type");
        type.ifPresent(known -> fits(known, input, pointer));
        return new PreOrderTerms(
                type.orElse(UNKNOWN.type()),
                input.deposit() == null ? null : deposit(input.deposit(), pointer + "/deposit"),
                !Boolean.FALSE.equals(input.depositRefundable()),
                input.plan() == null ? null : plan(input.plan(), pointer + "/plan"),
                input.charge() == null ? null : charge(input.charge(), pointer + "/charge"));
    }

    private void fits(Type type, TermsInput input, String pointer) {
        boolean deposits = type == Type.DEPOSIT_UPFRONT;
        if (deposits && input.deposit() == null) {
            checks.fault("required", pointer + "/deposit", "is required for " + type);
        }
        if (!deposits && input.deposit() != null) {
            checks.fault("not-for-this-type", pointer + "/deposit", "is for " + Type.DEPOSIT_UPFRONT + " only");
        }
        if (type.chargesLater() && input.charge() == null) {
            checks.fault("required", pointer + "/charge", "is required for " + type);
        }
        if (!type.chargesLater() && input.charge() != null) {
            checks.fault("not-for-this-type", pointer + "/charge", "must be left out: nothing is charged later");
        }
        if (!type.chargesLater() && input.plan() != null) {
            checks.fault("not-for-this-type", pointer + "/plan", "must be left out: nothing is charged later");
        }
    }

    private Deposit deposit(DepositInput input, String pointer) {
        if ((input.percent() == null) == (input.amountMinor() == null)) {
            checks.fault("one-deposit-only", pointer, "must have either percent or amountMinor");
        }
        return new Deposit(percent(input.percent(), pointer + "/percent"), amount(input.amountMinor(), pointer));
    }

    private @Nullable BigDecimal percent(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        var percent = text.matches(PERCENTAGE) ? new BigDecimal(text) : BigDecimal.ZERO;
        if (percent.signum() == 0 || percent.compareTo(HUNDRED) > 0) {
            checks.fault(
                    "percentage-out-of-range",
                    pointer,
                    "must be a number above 0 and up to 100 with at most two decimals");
            return null;
        }
        return plain(percent);
    }

    /** One spelling of each number, so that the same terms are equal. */
    private static BigDecimal plain(BigDecimal percent) {
        var stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable Long amount(@Nullable Long minor, String pointer) {
        if (minor != null && (minor < 1 || minor > Checks.AMOUNT_LIMIT)) {
            checks.basic()
                    .fault(
                            "amount-out-of-range",
                            pointer + "/amountMinor",
                            "must be from 1 to " + Checks.AMOUNT_LIMIT,
                            Map.of("least", 1, "limit", Checks.AMOUNT_LIMIT, "actual", minor));
            return null;
        }
        return minor;
    }

    private Plan plan(PlanInput input, String pointer) {
        return new Plan(
                checks.basic().text(input.name(), pointer + "/name", 255),
                checks.number(input.every(), 1, LONGEST_STEP, pointer + "/every"),
                checks.required(input.unit(), Unit.MONTH, pointer + "/unit"),
                checks.number(input.installments(), FEWEST_INSTALLMENTS, MOST_INSTALLMENTS, pointer + "/installments"));
    }

    private Charge charge(ChargeInput input, String pointer) {
        var trigger = checks.required(input.trigger(), Trigger.STAFF, pointer + "/trigger");
        boolean dated = trigger == Trigger.ON_DATE;
        boolean counted = trigger == Trigger.DAYS_AFTER_CHECKOUT;
        if (dated && input.on() == null) {
            checks.fault("required", pointer + "/on", "is required for " + trigger);
        }
        if (!dated && input.on() != null) {
            checks.fault("not-for-this-trigger", pointer + "/on", "is for " + Trigger.ON_DATE + " only");
        }
        if (!counted && input.days() != null) {
            checks.fault("not-for-this-trigger", pointer + "/days", "is for " + Trigger.DAYS_AFTER_CHECKOUT + " only");
        }
        return new Charge(
                trigger,
                checks.day(input.on(), pointer + "/on"),
                counted ? checks.number(input.days(), 1, LATEST_DAYS, pointer + "/days") : null);
    }
}
