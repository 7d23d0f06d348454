package dev.portico.payment.refund.domain;

import static dev.portico.payment.refund.domain.RefundDomainFixtures.AT;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.ORDER;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.REFUND;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.card;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.ids;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.refund;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.shop;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.processor.domain.RefundOutcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundTest {

    private static final RefundOutcome SUCCEEDED = new RefundOutcome.Succeeded("sbx_ref_1", AT);
    private static final RefundOutcome PENDING = new RefundOutcome.Pending("sbx_ref_1");
    private static final RefundOutcome FAILED = new RefundOutcome.Failed("card_closed");
    private static final RefundOutcome UNKNOWN = new RefundOutcome.Unknown();
    private static final RefundOutcome NOT_FOUND = new RefundOutcome.NotFound();

    private static final Map<Status, RefundOutcome> WORDS = Map.of(
            Status.SUCCEEDED, SUCCEEDED,
            Status.PENDING, PENDING,
            Status.FAILED, FAILED,
            Status.UNKNOWN, UNKNOWN,
            Status.CREATED, NOT_FOUND);

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("steps")
    void statesFollowAsTheTableSays(Status from, Status to, boolean allowed) {
        var part = part(from);
        var outcome = WORDS.get(to);

        assertThat(from.canBecome(to)).isEqualTo(allowed);
        if (allowed) {
            assertThat(part.settle(outcome, null).status()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> part.settle(outcome, null)).isInstanceOf(IllegalTransitionException.class);
        }
    }

    static Stream<Arguments> steps() {
        var allowed = Map.of(
                Status.CREATED, Set.of(Status.PENDING, Status.SUCCEEDED, Status.FAILED, Status.UNKNOWN),
                Status.PENDING, Set.of(Status.SUCCEEDED, Status.FAILED),
                Status.UNKNOWN, Set.of(Status.CREATED, Status.PENDING, Status.SUCCEEDED, Status.FAILED),
                Status.FAILED, Set.of(Status.CREATED, Status.SUCCEEDED),
                Status.SUCCEEDED, Set.of());
        return Stream.of(Status.values()).flatMap(from -> Stream.of(Status.values())
                .map(to -> Arguments.of(from, to, allowed.get(from).contains(to))));
    }

    @Test
    void eachTryHasAKeyOfItsOwnAndTheLedgerKnowsOneReference() {
        var first = part(Status.CREATED);
        var second = first.settle(FAILED, AT).again();

        assertThat(first.key()).isEqualTo("refund-00000000-0000-0000-0000-000000000001-1");
        assertThat(second.key()).isEqualTo("refund-00000000-0000-0000-0000-000000000001-2");
        assertThat(second.ledgerReference()).isEqualTo(first.ledgerReference());
        assertThat(second.code()).isNull();
    }

    @Test
    void aLostAnswerIsTheSameTryStill() {
        var lost = part(Status.CREATED).settle(UNKNOWN, null);

        assertThat(lost.key()).isEqualTo(part(Status.CREATED).key());
        assertThatThrownBy(lost::again).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void lateWordsAboutAnEarlierTryAreNoNews() {
        var second = part(Status.CREATED).settle(FAILED, AT).again();

        assertThat(second.isNews(FAILED, 1)).isFalse();
        assertThat(second.isNews(PENDING, 1)).isFalse();
        assertThat(second.isNews(FAILED, 2)).isTrue();
        assertThat(second.isToldBy(FAILED, "sbx_ref_1")).isFalse();
        assertThat(second.settle(new RefundOutcome.Pending("sbx_ref_2"), null).isToldBy(FAILED, "sbx_ref_2"))
                .isTrue();
    }

    @Test
    void thatMoneyWentBackIsNewsOnceWhicheverTryItWas() {
        var second = part(Status.CREATED).settle(FAILED, AT).again();

        assertThat(second.isToldBy(SUCCEEDED, "sbx_ref_1")).isTrue();
        assertThat(second.isNews(SUCCEEDED, 1)).isTrue();
        assertThat(part(Status.FAILED).isNews(SUCCEEDED, 1)).isTrue();
        assertThat(part(Status.SUCCEEDED).isNews(SUCCEEDED, 1)).isFalse();
    }

    @Test
    void anAnswerThatArrivesTwiceIsNewsOnce() {
        assertThat(part(Status.FAILED).isNews(FAILED, 1)).isFalse();
        assertThat(part(Status.PENDING).isNews(PENDING, 1)).isFalse();
        assertThat(part(Status.UNKNOWN).isNews(UNKNOWN, 1)).isFalse();
        assertThat(part(Status.FAILED).isNews(NOT_FOUND, 1)).isFalse();
    }

    @Test
    void itHoldsItsMoneyUntilItIsThroughOrGivenUp() {
        assertThat(part(Status.CREATED).isUnderWay()).isTrue();
        assertThat(part(Status.UNKNOWN).isUnderWay()).isTrue();
        assertThat(part(Status.CREATED).settle(FAILED, AT).isUnderWay()).isTrue();
        assertThat(part(Status.FAILED).isUnderWay()).isFalse();
        assertThat(part(Status.SUCCEEDED).isUnderWay()).isFalse();
    }

    @Test
    void whatTheShopTookIsOnlyRecorded() {
        var refund = refund(7000, shop(10000), card(1, 5000, 0));

        assertThat(refund.parts()).extracting(Part::isOutside).containsExactly(false, true);
        assertThat(refund.parts()).extracting(Part::status).containsExactly(Status.CREATED, Status.SUCCEEDED);
        assertThat(refund.status()).isEqualTo(Status.CREATED);
        assertThat(refund.method()).contains("Visa ending 4242, Bank transfer");
    }

    @Test
    void whatWasGivenBackElsewhereIsOnlyRecordedToo() {
        var terms = new Refund.Terms(Refund.Kind.MANUAL, usd(100), null, false, false, true);
        var refund = Refund.create(REFUND, ORDER, terms, List.of(card(1, 5000, 0)), ids(), AT);

        assertThat(refund.isThrough()).isTrue();
        assertThat(refund.parts().get(0).charge()).isNull();
    }

    @Test
    void theWholeIsAsFarAsItsSlowestPart() {
        var refund = refund(7000, card(1, 5000, 0), card(2, 5000, 0));
        var first = refund.parts().get(0);
        var second = refund.parts().get(1);

        assertThat(refund.status()).isEqualTo(Status.CREATED);
        refund = refund.with(first.settle(SUCCEEDED, null));
        assertThat(refund.status()).isEqualTo(Status.CREATED);
        assertThat(refund.with(second.settle(PENDING, null)).status()).isEqualTo(Status.PENDING);
        assertThat(refund.with(second.settle(UNKNOWN, null)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(refund.with(second.settle(FAILED, AT)).status()).isEqualTo(Status.FAILED);
        assertThat(refund.with(second.settle(FAILED, AT)).again().status()).isEqualTo(Status.CREATED);
        assertThat(refund.with(second.settle(SUCCEEDED, null)).isThrough()).isTrue();
    }

    private static Part part(Status status) {
        var created = refund(5000, card(1, 5000, 0)).parts().get(0);
        return status == Status.CREATED ? created : created.settle(WORDS.get(status), null);
    }
}
