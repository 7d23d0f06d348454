package dev.portico.payment.refund;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.LedgerEntry;
import dev.portico.payment.refund.domain.Charge;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Refund;
import dev.portico.payment.refund.domain.RefundRules;
import dev.portico.payment.refund.domain.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What an order's ledger, its refunds so far and the processors' payments say about another refund. */
final class Sources {

    /** @param charges where payments are at a processor, by the ids they may have in the ledger */
    static RefundRules.Situation situation(
            Account account, List<LedgerEntry> payments, Map<String, Charge> charges, List<Refund> refunds) {
        var parts = refunds.stream().flatMap(refund -> refund.parts().stream()).toList();
        var currency = account.balance().currency();
        var sources = payments.stream()
                .map(payment -> source(payment, charges, returned(parts, payment, currency)))
                .toList();
        return new RefundRules.Situation(account.due(), sum(parts, Part::isUnderWay, currency), sources);
    }

    private static Source source(LedgerEntry payment, Map<String, Charge> charges, Money returned) {
        return new Source(
                payment.reference(),
                charge(payment, charges),
                payment.method(),
                payment.amount(),
                returned,
                payment.occurredAt());
    }

    private static @Nullable Charge charge(LedgerEntry payment, Map<String, Charge> charges) {
        return payment.ids().stream()
                .map(charges::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Money returned(List<Part> parts, LedgerEntry payment, CurrencyUnit currency) {
        return sum(parts, part -> part.payment().equals(payment.reference()) && !part.isGivenUp(), currency);
    }

    private static Money sum(List<Part> parts, Predicate<Part> which, CurrencyUnit currency) {
        return parts.stream().filter(which).map(Part::amount).reduce(Money.zero(currency), Money::plus);
    }

    private Sources() {}
}
