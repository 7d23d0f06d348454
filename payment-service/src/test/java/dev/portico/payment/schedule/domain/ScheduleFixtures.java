package dev.portico.payment.schedule.domain;

import dev.portico.payment.schedule.domain.PreOrderTerms.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A coat that is pre-ordered from a shop in Berlin on the last of January 2027, beside things that are bought now. */
final class ScheduleFixtures {

    static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002052");
    static final UUID COAT = UUID.fromString("01935a2c-7c06-7000-8000-000000000001");
    static final UUID SCARF = UUID.fromString("01935a2c-7c06-7000-8000-000000000002");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant PLACED = Instant.parse("2027-01-31T10:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2027-01-31");

    static final Charge BY_STAFF = new Charge.When(Trigger.STAFF);

    static UUID line(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Deposit percent(String percent) {
        return new Deposit.Percent(new BigDecimal(percent));
    }

    static InstallmentPlan monthly(int installments) {
        return new InstallmentPlan(1, InstallmentPlan.Unit.MONTH, installments);
    }

    static PreOrderTerms terms(
            UUID listing, Type type, @Nullable Deposit deposit, @Nullable InstallmentPlan plan, Charge charge) {
        return new PreOrderTerms(listing, type, deposit, plan, charge);
    }

    /** A fifth at once, the rest in four months. */
    static PreOrderTerms onAPlan() {
        return terms(COAT, Type.DEPOSIT_UPFRONT, percent("20"), monthly(4), BY_STAFF);
    }

    static PreOrderTerms chargedLater(UUID listing, Charge charge) {
        return terms(listing, Type.CHARGE_LATER, null, null, charge);
    }

    static PreOrderLine coat(PreOrderTerms terms, long minor) {
        return new PreOrderLine(line("coat"), minor == 0 ? 0 : 1, eur(minor), terms);
    }

    static OrderTerms order(PreOrderLine... lines) {
        return new OrderTerms(PLACED, List.of(lines), Set.of());
    }

    static Schedule nothing() {
        return nothing(CurrencyUnit.EUR);
    }

    static Schedule nothing(CurrencyUnit currency) {
        return Schedule.of(ORDER, new ShopDay(BERLIN, TODAY), Money.zero(currency), Money.zero(currency));
    }

    static Schedule placed(long totalMinor, PreOrderLine... lines) {
        return nothing().placed(order(lines)).ordered(order(lines), eur(totalMinor));
    }

    static Money eur(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    /** Items in a form that can be read: kind, number, amount and what of it is paid, in minor units, and when it is due. */
    static List<String> words(Schedule schedule) {
        return schedule.items().stream().map(ScheduleFixtures::words).toList();
    }

    private static String words(Item item) {
        var due = item.due();
        var when = due.trigger() != null
                ? due.trigger().name()
                : due.on() != null ? due.on().toString() : "now";
        return "%s %d/%d %d (%d) %s"
                .formatted(
                        item.kind(),
                        item.number(),
                        item.of(),
                        item.amount().getAmountMinorLong(),
                        item.paid().getAmountMinorLong(),
                        when);
    }

    private ScheduleFixtures() {}
}
