package dev.portico.payment.refund.domain;

import static dev.portico.payment.refund.domain.RefundDomainFixtures.card;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.ids;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.refund.domain.RefundRules.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/** What holds for every list of payments and every sequence of refunds. */
class SplitPropertyTest {

    @Property(tries = 500)
    void partsAreTheAmountAndNoneIsAboveItsPayment(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 100_000) Long> paid,
            @ForAll @LongRange(min = 1, max = 100) long percent) {
        var payments = payments(paid, Map.of());
        var amount = Math.max(1, sum(paid) * percent / 100);

        var shares = Split.over(usd(amount), payments);

        assertThat(shares.stream().map(Split.Share::amount).reduce(usd(0), Money::plus))
                .isEqualTo(usd(amount));
        assertThat(shares).allSatisfy(share -> {
            assertThat(share.amount().isPositive()).isTrue();
            assertThat(share.amount().isGreaterThan(share.source().left())).isFalse();
        });
        assertThat(shares).extracting(Split.Share::source).isSortedAccordingTo(Source.NEWEST_FIRST);
    }

    @Property(tries = 300)
    void howeverOftenItIsTriedNoMoreGoesBackThanCameIn(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 1, max = 1_000) Long> paid,
            @ForAll @LongRange(min = 0, max = 4_000) long due,
            @ForAll @Size(max = 8) List<@LongRange(min = 1, max = 2_000) Long> wishes,
            @ForAll boolean allowMoreThanDue) {
        var returned = new HashMap<String, Long>();
        var given = new ArrayList<Long>();

        for (var wish : wishes) {
            var situation = new Situation(usd(sum(given) - due), usd(0), payments(paid, returned));
            var terms = new Refund.Terms(Refund.Kind.MANUAL, usd(wish), null, false, allowMoreThanDue, false);
            if (RefundRules.refusals(terms, situation).isEmpty()) {
                var refund = Refund.create(
                        UUID.randomUUID(),
                        RefundDomainFixtures.ORDER,
                        terms,
                        situation.payments(),
                        ids(),
                        RefundDomainFixtures.AT);
                refund.parts()
                        .forEach(part ->
                                returned.merge(part.payment(), part.amount().getAmountMinorLong(), Long::sum));
                given.add(wish);
            }
        }

        assertThat(sum(given)).isLessThanOrEqualTo(allowMoreThanDue ? sum(paid) : Math.min(sum(paid), due));
        assertThat(payments(paid, returned))
                .allSatisfy(payment -> assertThat(payment.returned().isGreaterThan(payment.taken()))
                        .isFalse());
    }

    private static List<Source> payments(List<Long> paid, Map<String, Long> returned) {
        return IntStream.range(0, paid.size())
                .mapToObj(i -> card(i, paid.get(i), returned.getOrDefault("sbx_pay_" + i, 0L)))
                .toList();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
