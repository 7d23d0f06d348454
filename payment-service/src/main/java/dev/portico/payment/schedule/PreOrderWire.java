package dev.portico.payment.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.Deposit;
import dev.portico.payment.schedule.domain.InstallmentPlan;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line's {@code preOrder} as order-edit-service writes it, in events and in questions alike: the fields that money
 * depends on. The rest may change without notice.
 *
 * @param allocatedUnits how many have come into stock: no term, and so not stored
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PreOrderWire(
        @Nullable UUID listingId,
        @Nullable String type,
        @Nullable DepositWire deposit,
        @Nullable PlanWire plan,
        @Nullable ChargeWire charge,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer allocatedUnits) {

    /**
     * Exactly one of the two.
     *
     * @param percent of the line's amount, a decimal as text
     * @param amountMinor for each unit
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DepositWire(@Nullable String percent, @Nullable Long amountMinor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PlanWire(int every, @Nullable String unit, int installments) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ChargeWire(@Nullable String trigger, @Nullable LocalDate on, @Nullable Integer days) {}

    /** @throws IllegalArgumentException or NullPointerException when a field that money depends on is missing or impossible */
    public PreOrderTerms toTerms(String currency) {
        return new PreOrderTerms(
                Objects.requireNonNull(listingId, "listingId"),
                PreOrderTerms.Type.valueOf(Objects.requireNonNull(type, "type")),
                deposit == null ? null : toDeposit(deposit, currency),
                plan == null ? null : toPlan(plan),
                charge == null ? new Charge.When(Trigger.STAFF) : toCharge(charge));
    }

    private static Deposit toDeposit(DepositWire deposit, String currency) {
        if ((deposit.percent() == null) == (deposit.amountMinor() == null)) {
            throw new IllegalArgumentException("a deposit is either a percentage or an amount");
        }
        return deposit.percent() != null
                ? new Deposit.Percent(new BigDecimal(deposit.percent()))
                : new Deposit.PerUnit(Amounts.of(currency, Objects.requireNonNull(deposit.amountMinor())));
    }

    private static InstallmentPlan toPlan(PlanWire plan) {
        var unit = InstallmentPlan.Unit.valueOf(Objects.requireNonNull(plan.unit(), "unit"));
        return new InstallmentPlan(plan.every(), unit, plan.installments());
    }

    private static Charge toCharge(ChargeWire charge) {
        return switch (Objects.requireNonNull(charge.trigger(), "trigger")) {
            case "ON_DATE" -> new Charge.OnDate(Objects.requireNonNull(charge.on(), "on"));
            case "DAYS_AFTER_CHECKOUT" -> new Charge.DaysAfterCheckout(Objects.requireNonNull(charge.days(), "days"));
            default -> new Charge.When(Trigger.valueOf(charge.trigger()));
        };
    }

    /** The other way, for the stored schedule: what was read is what is written. */
    static PreOrderWire of(PreOrderTerms terms) {
        var plan = terms.plan();
        var deposit = terms.deposit();
        return new PreOrderWire(
                terms.listingId(),
                terms.type().name(),
                deposit == null ? null : ofDeposit(deposit),
                plan == null ? null : new PlanWire(plan.every(), plan.unit().name(), plan.installments()),
                ofCharge(terms.charge()),
                null);
    }

    private static DepositWire ofDeposit(Deposit deposit) {
        if (deposit instanceof Deposit.Percent percent) {
            return new DepositWire(percent.percent().toPlainString(), null);
        }
        if (deposit instanceof Deposit.PerUnit perUnit) {
            return new DepositWire(null, Amounts.minor(perUnit.amount()));
        }
        throw new IllegalStateException("no wire form for " + deposit.getClass());
    }

    private static ChargeWire ofCharge(Charge charge) {
        if (charge instanceof Charge.OnDate onDate) {
            return new ChargeWire("ON_DATE", onDate.date(), null);
        }
        if (charge instanceof Charge.DaysAfterCheckout later) {
            return new ChargeWire("DAYS_AFTER_CHECKOUT", null, later.days());
        }
        if (charge instanceof Charge.When when) {
            return new ChargeWire(when.trigger().name(), null, null);
        }
        throw new IllegalStateException("no wire form for " + charge.getClass());
    }
}
