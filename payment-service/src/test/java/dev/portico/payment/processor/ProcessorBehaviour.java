package dev.portico.payment.processor;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every processor does behind the port. A processor's own test extends this, says how its customers pay, and adds what
 * is special about it.
 */
public abstract class ProcessorBehaviour {

    protected static final String BACK = "http://localhost:8080/p/token/paid";
    private static final MerchantId SOMEBODY_ELSE = new MerchantId("second");

    /** Cards that every processor has for tests. */
    protected enum Card {
        GOOD,
        DECLINED,
        INSUFFICIENT_FUNDS,
        EXPIRED,
        /** Its bank asks the customer. */
        AUTHENTICATION
    }

    protected abstract PaymentProcessor processor();

    protected abstract MerchantId merchant();

    /**
     * The customer enters a card on a page, to pay or to save it.
     *
     * @param attempt how often they have done so on this page, from 1
     */
    protected abstract void enter(String session, String url, Card card, int attempt);

    /** The customer answers their bank's question. */
    protected abstract void answerBank(String session, String url, boolean approve);

    /** The cards on file that a page shows beside one to type: their last four digits. */
    protected abstract List<String> offered(String session, String url);

    /**
     * The customer confirms that the card on file is used, which the page shows first.
     *
     * @param attempt as in {@link #enter}
     */
    protected abstract void useCardOnFile(String session, String url, int attempt);

    /** A card that the processor does not have any more. */
    protected abstract CardOnFile gone();

    /** A card that was saved before and is what {@code card} says when it is charged. */
    protected abstract CardOnFile onFile(Card card) throws Throwable;

    /** A card on file, of whose next charge nobody is told at first. */
    protected abstract CardOnFile onFileWithoutAnAnswer() throws Throwable;

    @Test
    void aPagePaysOnce() throws Throwable {
        var session = open(wish(6375, false));
        assertThat(ask(session)).isInstanceOf(Outcome.Open.class);

        enter(session.id(), session.url(), Card.GOOD, 1);

        var paid = (Outcome.Succeeded) ask(session);
        assertThat(paid.amount()).isEqualTo(usd(6375));
        assertThat(paid.method()).isEqualTo("Visa ending 4242");
        assertThat(paid.saved()).isNull();
        assertThat(ask(session)).isEqualTo(paid);
    }

    @Test
    void aDeclinedCardLeavesThePageOpenForAnother() throws Throwable {
        var session = open(wish(6375, false));

        enter(session.id(), session.url(), Card.INSUFFICIENT_FUNDS, 1);
        var poor = (Outcome.Declined) ask(session);
        enter(session.id(), session.url(), Card.EXPIRED, 2);
        var expired = (Outcome.Declined) ask(session);
        enter(session.id(), session.url(), Card.GOOD, 3);

        assertThat(poor.code()).isEqualTo("insufficient_funds");
        assertThat(expired.code()).isEqualTo("expired_card");
        assertThat(expired.attempt()).isGreaterThan(poor.attempt());
        assertThat(ask(session)).isInstanceOf(Outcome.Succeeded.class);
    }

    @ParameterizedTest
    @CsvSource({"true, SUCCEEDED", "false, DECLINED"})
    void aBankThatAsksIsAnsweredOnThePage(boolean approve, Outcome.Kind expected) throws Throwable {
        var session = open(wish(6375, false));
        enter(session.id(), session.url(), Card.AUTHENTICATION, 1);
        var asked = ask(session);
        assertThat(asked).isInstanceOf(Outcome.ActionRequired.class);

        answerBank(session.id(), session.url(), approve);

        assertThat(ask(session).kind()).isEqualTo(expected);
        assertThat(ask(session).attempt()).isGreaterThanOrEqualTo(asked.attempt());
    }

    @Test
    void aClosedPageCannotBePaid() throws Throwable {
        var session = open(wish(6375, false));

        assertThat(expire(session)).isInstanceOf(Outcome.Expired.class);
        assertThat(expire(session)).isInstanceOf(Outcome.Expired.class);
        assertThat(ask(session)).isInstanceOf(Outcome.Expired.class);
    }

    @Test
    void aPaidPageIsNotClosed() throws Throwable {
        var session = open(wish(6375, false));
        enter(session.id(), session.url(), Card.GOOD, 1);

        assertThat(expire(session)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void theSameKeyOpensTheSamePage() throws Throwable {
        var wish = wish(6375, false);

        assertThat(open(wish)).isEqualTo(open(wish));
        assertThat(open(wish(6375, false)).id()).isNotEqualTo(open(wish).id());
    }

    @Test
    void aCardIsSavedAndChargedWithoutTheCustomer() throws Throwable {
        var wish = setupWish();
        var setup = setUp(wish);
        assertThat(setUp(wish)).isEqualTo(setup);
        assertThat(askSetup(setup)).isInstanceOf(SetupOutcome.Open.class);

        enter(setup.id(), setup.url(), Card.DECLINED, 1);
        assertThat(askSetup(setup)).isInstanceOf(SetupOutcome.Open.class);
        enter(setup.id(), setup.url(), Card.GOOD, 2);

        var saved = ((SetupOutcome.Saved) askSetup(setup)).card();
        assertThat(saved.method()).isEqualTo("Visa ending 4242");
        var charged = (ChargeOutcome.Succeeded) charge(order(saved, 2500));
        assertThat(charged.amount()).isEqualTo(usd(2500));
        assertThat(charged.method()).isEqualTo("Visa ending 4242");
    }

    @ParameterizedTest
    @CsvSource({"DECLINED, HARD", "EXPIRED, HARD", "INSUFFICIENT_FUNDS, SOFT"})
    void aDeclinedChargeSaysWhatAnotherTryIsWorth(Card card, DeclineClass expected) throws Throwable {
        var order = order(onFile(card), 2500);

        var declined = (ChargeOutcome.Declined) charge(order);

        assertThat(declined.declineClass()).isEqualTo(expected);
        assertThat(declined.code()).isNotBlank();
        assertThat(charge(order)).isEqualTo(declined);
        assertThat(askCharge(order)).isEqualTo(declined);
    }

    /** Some processors have a page for the bank's question; with others the customer pays on a page of ours. */
    @Test
    void aBankThatAsksNeedsTheCustomer() throws Throwable {
        var order = order(onFile(Card.AUTHENTICATION), 2500);

        var asked = charge(order);

        assertThat(asked)
                .isInstanceOfAny(ChargeOutcome.ActionRequired.class, ChargeOutcome.Declined.class)
                .satisfiesAnyOf(
                        action -> assertThat(action).isInstanceOf(ChargeOutcome.ActionRequired.class),
                        declined -> assertThat(((ChargeOutcome.Declined) declined).declineClass())
                                .isEqualTo(DeclineClass.AUTHENTICATION));
        assertThat(askCharge(order)).isEqualTo(asked);
    }

    @Test
    void theSameKeyChargesOnce() throws Throwable {
        var card = onFile(Card.GOOD);
        var order = order(card, 2500);

        var first = (ChargeOutcome.Succeeded) charge(order);

        assertThat(charge(order)).isEqualTo(first);
        assertThat(askCharge(order)).isEqualTo(first);
        assertThat(((ChargeOutcome.Succeeded) charge(order(card, 2500))).reference())
                .isNotEqualTo(first.reference());
    }

    @Test
    void whatBecameOfALostAnswerIsFoundByAsking() throws Throwable {
        var order = order(onFileWithoutAnAnswer(), 2500);

        assertThat(chargeOrNothing(order)).isInstanceOf(ChargeOutcome.Unknown.class);

        await().untilAsserted(() -> assertThat(asking(order)).isInstanceOf(ChargeOutcome.Succeeded.class));
        assertThat(charge(order)).isEqualTo(askCharge(order));
    }

    @Test
    void nobodyHeardOfAChargeThatWasNeverMade() throws Throwable {
        var order = order(onFile(Card.GOOD), 2500);
        assertThat(askCharge(order)).isInstanceOf(ChargeOutcome.NotFound.class);

        assertThat(charge(order)).isInstanceOf(ChargeOutcome.Succeeded.class);

        assertThat(askedBySomebodyElse(order)).isIn("NotFound", "no account");
    }

    @Test
    void aPageMayKeepTheCard() throws Throwable {
        var session = open(wish(6375, true));

        enter(session.id(), session.url(), Card.GOOD, 1);

        var saved = ((Outcome.Succeeded) ask(session)).saved();
        assertThat(saved).isNotNull();
        assertThat(charge(order(saved, 2500))).isInstanceOf(ChargeOutcome.Succeeded.class);
    }

    @Test
    void theCardOnFileIsChargedWhenTheCustomerConfirmsIt() throws Throwable {
        var session = open(wish(6375, false, onFile(Card.GOOD)));

        assertThat(offered(session.id(), session.url())).containsExactly("4242");
        assertThat(ask(session)).isInstanceOf(Outcome.Open.class);
        useCardOnFile(session.id(), session.url(), 1);

        var paid = (Outcome.Succeeded) ask(session);
        assertThat(paid.amount()).isEqualTo(usd(6375));
        assertThat(paid.method()).isEqualTo("Visa ending 4242");
        assertThat(ask(session)).isEqualTo(paid);
        assertThat(refund(refundOrder(session.paymentReference(), 6375))).isInstanceOf(RefundOutcome.Succeeded.class);
    }

    @ParameterizedTest
    @CsvSource({"INSUFFICIENT_FUNDS, insufficient_funds", "EXPIRED, expired_card"})
    void aCardOnFileThatIsDeclinedLeavesThePageOpenForAnother(Card card, String code) throws Throwable {
        var session = open(wish(6375, false, onFile(card)));

        useCardOnFile(session.id(), session.url(), 1);
        var declined = (Outcome.Declined) ask(session);
        enter(session.id(), session.url(), Card.GOOD, 2);

        assertThat(declined.code()).isEqualTo(code);
        assertThat(((Outcome.Succeeded) ask(session)).method()).isEqualTo("Visa ending 4242");
    }

    @Test
    void theCardOnFileCanBeUsedAfterAnotherWasDeclined() throws Throwable {
        var session = open(wish(6375, false, onFile(Card.GOOD)));

        enter(session.id(), session.url(), Card.EXPIRED, 1);
        assertThat(ask(session)).isInstanceOf(Outcome.Declined.class);
        useCardOnFile(session.id(), session.url(), 2);

        assertThat(ask(session)).isInstanceOf(Outcome.Succeeded.class);
    }

    @ParameterizedTest
    @CsvSource({"true, SUCCEEDED", "false, DECLINED"})
    void theBankOfACardOnFileAsksOnThePage(boolean approve, Outcome.Kind expected) throws Throwable {
        var session = open(wish(6375, false, onFile(Card.AUTHENTICATION)));
        useCardOnFile(session.id(), session.url(), 1);
        assertThat(ask(session)).isInstanceOf(Outcome.ActionRequired.class);

        answerBank(session.id(), session.url(), approve);

        assertThat(ask(session).kind()).isEqualTo(expected);
    }

    @Test
    void theSameKeyOpensTheSamePageWithTheCardOnFile() throws Throwable {
        var wish = wish(6375, true, onFile(Card.GOOD));

        assertThat(open(wish)).isEqualTo(open(wish));
    }

    @Test
    void withoutACardThePageOffersNone() throws Throwable {
        var session = open(wish(6375, false));

        assertThat(offered(session.id(), session.url())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aCardThatIsGoneKeepsNobodyFromPaying(boolean saveCard) throws Throwable {
        var wish = wish(6375, saveCard, gone());
        var session = open(wish);

        assertThat(open(wish)).isEqualTo(session);
        assertThat(offered(session.id(), session.url())).isEmpty();
        enter(session.id(), session.url(), Card.GOOD, 1);

        assertThat(ask(session)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aPageWithACardOnFileMayKeepAnother() throws Throwable {
        var before = onFile(Card.EXPIRED);
        var session = open(wish(6375, true, before));

        enter(session.id(), session.url(), Card.GOOD, 1);

        var saved = ((Outcome.Succeeded) ask(session)).saved();
        assertThat(saved).isNotNull();
        assertThat(saved.isSameAs(before)).isFalse();
        assertThat(charge(order(saved, 2500))).isInstanceOf(ChargeOutcome.Succeeded.class);
    }

    @Test
    void aPaymentGoesBackInPartsAndNeverBeyondItself() throws Throwable {
        var paid = (ChargeOutcome.Succeeded) charge(order(onFile(Card.GOOD), 6375));
        var part = refundOrder(paid.reference(), 4000);

        var first = refund(part);

        assertThat(first).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(refund(part)).isEqualTo(first);
        assertThat(askRefund(part)).isEqualTo(first);
        assertThat(refund(refundOrder(paid.reference(), 2376))).isEqualTo(new RefundOutcome.Failed("amount_too_large"));
        assertThat(refund(refundOrder(paid.reference(), 2375))).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(refund(refundOrder(paid.reference(), 1))).isInstanceOf(RefundOutcome.Failed.class);
    }

    /** The payment of a page, by the reference that its session told first. */
    @Test
    void whatWasPaidOnAPageGoesBackWhole() throws Throwable {
        var session = open(wish(6375, false));
        enter(session.id(), session.url(), Card.GOOD, 1);
        assertThat(ask(session)).isInstanceOf(Outcome.Succeeded.class);

        assertThat(refund(refundOrder(session.paymentReference(), 6375))).isInstanceOf(RefundOutcome.Succeeded.class);
    }

    @Test
    void nobodyHeardOfARefundThatWasNeverMade() throws Throwable {
        assertThat(askRefund(refundOrder("pi_none", 1))).isInstanceOf(RefundOutcome.NotFound.class);
        assertThat(refund(refundOrder("pi_none", 1))).isInstanceOf(RefundOutcome.Failed.class);
    }

    protected final Session open(OpenSession wish) throws Throwable {
        return run(() -> processor().open(wish));
    }

    protected final Outcome ask(Session session) throws Throwable {
        return run(() -> processor().ask(merchant(), session.id()));
    }

    protected final Outcome expire(Session session) throws Throwable {
        return run(() -> processor().expire(merchant(), session.id()));
    }

    protected final SetupSession setUp(OpenSetup wish) throws Throwable {
        return run(() -> processor().setUp(wish));
    }

    protected final SetupOutcome askSetup(SetupSession setup) throws Throwable {
        return run(() -> processor().askSetup(merchant(), setup.id()));
    }

    protected final ChargeOutcome charge(ChargeOrder order) throws Throwable {
        return run(() -> processor().charge(order));
    }

    protected final ChargeOutcome askCharge(ChargeOrder order) throws Throwable {
        return run(() -> processor().askCharge(merchant(), order.idempotencyKey()));
    }

    protected final RefundOutcome refund(RefundOrder order) throws Throwable {
        return run(() -> processor().refund(order));
    }

    protected final RefundOutcome askRefund(RefundOrder order) throws Throwable {
        return run(() -> processor().askRefund(merchant(), order.idempotencyKey()));
    }

    protected final OpenSession wish(long minor, boolean saveCard) {
        return wish(minor, saveCard, null);
    }

    protected final OpenSession wish(long minor, boolean saveCard, @Nullable CardOnFile onFile) {
        var checkout = Ids.next();
        return new OpenSession(
                merchant(),
                "checkout-" + checkout,
                checkout,
                UUID.randomUUID(),
                "#2051",
                "Northwind",
                usd(minor),
                Locale.US,
                BACK,
                onFile,
                saveCard);
    }

    protected final OpenSetup setupWish() {
        var setup = Ids.next();
        return new OpenSetup(
                merchant(),
                "setup-" + setup,
                setup,
                UUID.randomUUID(),
                "#2051",
                "Northwind",
                CurrencyUnit.USD,
                Locale.GERMANY,
                BACK);
    }

    protected final ChargeOrder order(CardOnFile card, long minor) {
        var charge = Ids.next();
        return new ChargeOrder(merchant(), "charge-" + charge, charge, UUID.randomUUID(), "#2051", usd(minor), card);
    }

    protected final RefundOrder refundOrder(String payment, long minor) {
        var refund = Ids.next();
        return new RefundOrder(merchant(), "refund-" + refund, refund, payment, usd(minor));
    }

    protected static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    protected static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private ChargeOutcome chargeOrNothing(ChargeOrder order) throws Throwable {
        try {
            return charge(order);
        } catch (ProcessorUnreachableException silence) {
            return new ChargeOutcome.Unknown();
        }
    }

    private ChargeOutcome asking(ChargeOrder order) throws Exception {
        try {
            return askCharge(order);
        } catch (Throwable failed) {
            throw new Exception(failed);
        }
    }

    private String askedBySomebodyElse(ChargeOrder order) throws Throwable {
        try {
            return run(() -> processor().askCharge(SOMEBODY_ELSE, order.idempotencyKey()))
                    .getClass()
                    .getSimpleName();
        } catch (IllegalStateException noAccount) {
            return "no account";
        }
    }
}
