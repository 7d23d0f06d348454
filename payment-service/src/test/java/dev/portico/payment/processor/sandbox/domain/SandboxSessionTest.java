package dev.portico.payment.processor.sandbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.processor.sandbox.domain.SandboxSession.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxSessionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T16:32:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(5);

    @ParameterizedTest(name = "{0} → {1}, {2}")
    @CsvSource({
        "SUCCESS, PAID, SUCCEEDED",
        "DECLINED, OPEN, DECLINED",
        "INSUFFICIENT_FUNDS, OPEN, DECLINED",
        "AUTHENTICATION, REQUIRES_ACTION, REQUIRES_ACTION",
        "TIMEOUT, PROCESSING, PROCESSING"
    })
    void eachTestCardDoesWhatItSays(TestCard card, Status status, SandboxEventType event) {
        var step = open().pay(card, 1, false, NOW, SILENCE);

        assertThat(step.session().status()).isEqualTo(status);
        assertThat(step.session().attempt()).isEqualTo(1);
        assertThat(step.events()).containsExactly(event);
    }

    @Test
    void theSameFormTwiceIsOneTry() {
        var declined = open().pay(TestCard.DECLINED, 1, false, NOW, SILENCE).session();

        assertThat(declined.pay(TestCard.SUCCESS, 1, false, NOW, SILENCE).events())
                .isEmpty();
        assertThat(declined.pay(TestCard.SUCCESS, 2, false, NOW, SILENCE).events())
                .containsExactly(SandboxEventType.SUCCEEDED);
    }

    @Test
    void aPaidPageTakesNoMore() {
        var paid = open().pay(TestCard.SUCCESS, 1, false, NOW, SILENCE).session();

        assertThat(paid.pay(TestCard.SUCCESS, 2, false, NOW, SILENCE).events()).isEmpty();
        assertThat(paid.expire().events()).isEmpty();
        assertThat(paid.confirm(false, NOW).events()).isEmpty();
    }

    @Test
    void theBankAnswersWhenItsTimeHasCome() {
        var silent = open().pay(TestCard.TIMEOUT, 1, false, NOW, SILENCE).session();

        assertThat(silent.settle(NOW.plus(SILENCE).minusMillis(1)).events()).isEmpty();
        assertThat(silent.settle(NOW.plus(SILENCE)).session().status()).isEqualTo(Status.PAID);
        assertThat(silent.expire().events()).isEmpty();
    }

    @Test
    void anOldPageIsClosed() {
        assertThat(open().statusAt(NOW.plus(Duration.ofHours(24)).minusMillis(1)))
                .isEqualTo(Status.OPEN);
        assertThat(open().statusAt(NOW.plus(Duration.ofHours(24)))).isEqualTo(Status.EXPIRED);
        assertThat(open().pay(TestCard.SUCCESS, 1, false, NOW.plus(Duration.ofHours(24)), SILENCE)
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCardOnFileDoesWhatItDoesWhenItIsTyped(TestCard card) {
        var page = offering(card);

        var onFile = page.payOnFile(1, NOW, SILENCE);

        assertThat(onFile).isEqualTo(page.pay(card, 1, false, NOW, SILENCE));
        assertThat(onFile.events()).isNotEmpty();
    }

    @Test
    void aPageWithoutACardOnFileChargesNone() {
        assertThat(open().payOnFile(1, NOW, SILENCE).events()).isEmpty();
    }

    @Test
    void theSameFormOfACardOnFileTwiceIsOneTry() {
        var declined = offering(TestCard.DECLINED).payOnFile(1, NOW, SILENCE).session();

        assertThat(declined.payOnFile(1, NOW, SILENCE).events()).isEmpty();
        assertThat(declined.payOnFile(2, NOW, SILENCE).events()).containsExactly(SandboxEventType.DECLINED);
    }

    /** It is kept already. */
    @Test
    void aCardOnFileIsNotKeptAnew() {
        var paid = offering(TestCard.SUCCESS).payOnFile(1, NOW, SILENCE).session();

        assertThat(paid.offer()).isNotNull();
        assertThat(paid.saved()).isEmpty();
    }

    private static SandboxSession open() {
        return page(null, null);
    }

    private static SandboxSession offering(TestCard card) {
        return page(new CardIds("sbx_cus_1", "sbx_card_1"), card);
    }

    private static SandboxSession page(@Nullable CardIds offer, @Nullable TestCard onFile) {
        return new SandboxSession(
                "sbx_ses_1",
                "demo",
                new SandboxSession.Order(UUID.randomUUID(), UUID.randomUUID(), "#2051", "Northwind", "en-US"),
                Money.ofMinor(CurrencyUnit.USD, 6375),
                "http://localhost:8080/p/t/paid",
                "sbx_pay_1",
                Status.OPEN,
                0,
                null,
                null,
                null,
                null,
                NOW.plus(Duration.ofHours(24)),
                offer,
                false,
                onFile);
    }
}
