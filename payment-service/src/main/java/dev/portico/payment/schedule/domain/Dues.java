package dev.portico.payment.schedule.domain;

import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule says on a day about what is not paid.
 *
 * @param notYet what is to be paid later, zero or more
 * @param nextOn the next day on which something becomes due; null when no day is known
 */
public record Dues(Money notYet, @Nullable LocalDate nextOn) {

    /** Everything that is not paid is due. */
    public static Dues atOnce(CurrencyUnit currency) {
        return new Dues(Money.zero(currency), null);
    }
}
