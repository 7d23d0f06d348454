package dev.portico.payment.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.ProcessorBehaviour;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.domain.AmountNotTakenException;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.stripe.FakeStripe.Trouble;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The port's behaviour against the fake, what is special about Stripe, and that each request is one that Stripe takes. */
@QuarkusTest
class StripeBehaviourTest extends ProcessorBehaviour {

    @Inject
    StripeProcessor processor;

    private FakeStripe stripe;

    @BeforeEach
    void open() {
        stripe = FakeStripe.start();
    }

    /** Whatever a test was about: nothing may have been sent that Stripe's description of its API doesn't know. */
    @AfterEach
    void everyRequestFitsTheDescription() {
        stripe.close();
        assertThat(stripe.faults()).isEmpty();
    }

    @Override
    protected PaymentProcessor processor() {
        return processor;
    }

    @Override
    protected MerchantId merchant() {
        return new MerchantId("stripe-shop");
    }

    @Override
    protected void enter(String session, String url, Card card, int attempt) {
        stripe.pay(session, fake(card));
    }

    @Override
    protected void answerBank(String session, String url, boolean approve) {
        stripe.answerBank(session, approve);
    }

    @Override
    protected List<String> offered(String session, String url) {
        return stripe.shownOn(session);
    }

    @Override
    protected void useCardOnFile(String session, String url, int attempt) {
        stripe.payOnFile(session);
    }

    @Override
    protected CardOnFile gone() {
        return new CardOnFile("cus_gone", "pm_gone", "Visa ending 4242");
    }

    /** A bank that declines outright lets no card be saved; this one declines later. */
    @Override
    protected CardOnFile onFile(Card card) throws Throwable {
        return onFile(card == Card.DECLINED ? FakeCard.DECLINED_LATER : fake(card));
    }

    @Override
    protected CardOnFile onFileWithoutAnAnswer() throws Throwable {
        var card = onFile(FakeCard.GOOD);
        stripe.troubleWithNext(Trouble.ANSWER_LOST);
        return card;
    }

    @Test
    void aChargeThatNeverArrivedIsMadeByTheSameCall() throws Throwable {
        var order = order(onFile(Card.GOOD), 2500);
        stripe.troubleWithNext(Trouble.REQUEST_LOST);

        assertThatThrownBy(() -> charge(order)).isInstanceOf(ProcessorUnreachableException.class);
        assertThat(askCharge(order)).isInstanceOf(ChargeOutcome.NotFound.class);
        assertThat(charge(order)).isInstanceOf(ChargeOutcome.Succeeded.class);
        assertThat(stripe.requests())
                .filteredOn("POST /v1/payment_intents"::equals)
                .hasSize(1);
    }

    /** Stripe keeps its own errors with the key: nobody knows, and trying again under the key changes nothing. */
    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "PROXY_PAGE"})
    void anErrorOfTheirsIsNoDecline(Trouble trouble) throws Throwable {
        var order = order(onFile(Card.GOOD), 2500);
        stripe.troubleWithNext(trouble);

        assertThat(charge(order)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(askCharge(order)).isInstanceOf(ChargeOutcome.NotFound.class);
    }

    @Test
    void tooManyCallsAreMadeLater() throws Throwable {
        var order = order(onFile(Card.GOOD), 2500);
        stripe.troubleWithNext(Trouble.TOO_MANY);

        assertThatThrownBy(() -> charge(order)).isInstanceOf(ProcessorUnreachableException.class);
        assertThat(charge(order)).isInstanceOf(ChargeOutcome.Succeeded.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "PROXY_PAGE", "TOO_MANY", "REQUEST_LOST", "ANSWER_LOST"})
    void aPageThatCouldNotBeOpenedIsOpenedLater(Trouble trouble) throws Throwable {
        var wish = wish(6375, false);
        stripe.troubleWithNext(trouble);

        assertThatThrownBy(() -> open(wish)).isInstanceOf(ProcessorUnreachableException.class);
        var session = open(wish);

        assertThat(open(wish)).isEqualTo(session);
        enter(session.id(), session.url(), Card.GOOD, 1);
        assertThat(ask(session)).isInstanceOf(Outcome.Succeeded.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "PROXY_PAGE"})
    void aRefundOfWhichNobodyKnowsIsUnknown(Trouble trouble) throws Throwable {
        var paid = (ChargeOutcome.Succeeded) charge(order(onFile(Card.GOOD), 2500));
        var order = refundOrder(paid.reference(), 2500);
        stripe.troubleWithNext(trouble);

        assertThat(refund(order)).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(askRefund(order)).isInstanceOf(RefundOutcome.NotFound.class);
    }

    @Test
    void aRefundWhoseAnswerWasLostIsFound() throws Throwable {
        var paid = (ChargeOutcome.Succeeded) charge(order(onFile(Card.GOOD), 2500));
        var order = refundOrder(paid.reference(), 2500);
        stripe.troubleWithNext(Trouble.ANSWER_LOST);

        assertThatThrownBy(() -> refund(order)).isInstanceOf(ProcessorUnreachableException.class);
        assertThat(askRefund(order)).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(refund(order)).isEqualTo(askRefund(order));
    }

    @Test
    void aRefundMayTakeAWhileAndFailAfterAll() throws Throwable {
        var paid = (ChargeOutcome.Succeeded) charge(order(onFile(Card.GOOD), 2500));
        var order = refundOrder(paid.reference(), 2500);
        var made = (RefundOutcome.Succeeded) refund(order);

        stripe.setRefund(made.reference(), "pending");
        assertThat(askRefund(order)).isEqualTo(new RefundOutcome.Pending(made.reference()));
        stripe.endRefund(made.reference(), "expired_or_canceled_card");
        assertThat(askRefund(order)).isEqualTo(new RefundOutcome.Failed("expired_or_canceled_card"));
    }

    @Test
    void theSameKeyForSomethingElseIsABugThatShows() throws Throwable {
        var order = order(onFile(Card.GOOD), 2500);
        assertThat(charge(order)).isInstanceOf(ChargeOutcome.Succeeded.class);
        var other = new ChargeOrder(
                order.merchant(),
                order.idempotencyKey(),
                order.chargeId(),
                order.orderId(),
                order.orderNumber(),
                usd(2600),
                order.card());

        assertThatThrownBy(() -> charge(other))
                .isInstanceOf(StripeRefusedException.class)
                .hasMessageContaining("same parameters");
    }

    @Test
    void aCardThatStripeHasNoMoreIsDeclined() throws Throwable {
        assertThat(charge(order(gone(), 2500)))
                .isEqualTo(new ChargeOutcome.Declined("resource_missing", DeclineClass.HARD));
    }

    @Test
    void theBankOfACardOnFileWantsTheCustomer() throws Throwable {
        assertThat(charge(order(onFile(Card.AUTHENTICATION), 2500)))
                .isEqualTo(new ChargeOutcome.Declined("authentication_required", DeclineClass.AUTHENTICATION));
    }

    @Test
    void oneAmongManyChargesIsFound() throws Throwable {
        var card = onFile(Card.GOOD);
        var first = order(card, 2500);
        var charged = charge(first);
        for (var more = 0; more < 4; more++) {
            assertThat(charge(order(card, 2500))).isInstanceOf(ChargeOutcome.Succeeded.class);
        }

        assertThat(askCharge(first)).isEqualTo(charged);
    }

    /** The key of the page without the card is another than that of the page with it: both have been used. */
    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "PROXY_PAGE"})
    void aPageWithoutTheCardThatIsGoneIsOpenedLater(Trouble trouble) throws Throwable {
        var wish = wish(6375, false, gone());
        var session = open(wish);
        stripe.troubleWithNext(trouble);
        var other = wish(6375, false, gone());

        assertThatThrownBy(() -> open(other)).isInstanceOf(ProcessorUnreachableException.class);
        var later = open(other);

        assertThat(open(other)).isEqualTo(later);
        assertThat(later.id()).isNotEqualTo(session.id());
        assertThat(open(wish)).isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource({"true, SUCCEEDED", "false, EXPIRED"})
    void aDebitIsUnconfirmedForDays(boolean arrives, Outcome.Kind expected) throws Throwable {
        var session = open(wish(6375, false));
        stripe.pay(session.id(), FakeCard.DEBIT);
        assertThat(ask(session)).isInstanceOf(Outcome.Unconfirmed.class);

        stripe.settleDebit(session.id(), arrives);

        assertThat(ask(session).kind()).isEqualTo(expected);
    }

    @Test
    void aPageThatNobodyCameToRunsOut() throws Throwable {
        var session = open(wish(6375, false));
        var setup = setUp(setupWish());

        stripe.runOut(session.id());
        stripe.runOut(setup.id());

        assertThat(ask(session)).isInstanceOf(Outcome.Expired.class);
        assertThat(askSetup(setup)).isInstanceOf(SetupOutcome.Expired.class);
    }

    @ParameterizedTest
    @CsvSource({"JPY 500", "ISK 500", "KWD 1.230"})
    void otherCurrenciesComeBackAsTheyWere(String amount) throws Throwable {
        var session = open(wish(Money.parse(amount)));

        enter(session.id(), session.url(), Card.GOOD, 1);

        assertThat(((Outcome.Succeeded) ask(session)).amount()).isEqualTo(Money.parse(amount));
    }

    @Test
    void whatStripeCannotCountIsNotAskedFor() throws Throwable {
        var fraction = Money.parse("KWD 1.235");

        assertThatThrownBy(() -> open(wish(fraction))).isInstanceOf(AmountNotTakenException.class);
        assertThat(stripe.requests()).isEmpty();
    }

    @Test
    void aMerchantWithoutAnAccountIsAMistakeOfTheConfiguration() {
        var nobody = new MerchantId("demo");

        assertThatThrownBy(() -> run(() -> processor.ask(nobody, "cs_test_1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no account at Stripe");
    }

    private OpenSession wish(Money amount) {
        var wish = wish(1, false);
        return new OpenSession(
                wish.merchant(),
                wish.idempotencyKey(),
                wish.checkoutId(),
                wish.orderId(),
                wish.orderNumber(),
                wish.shopName(),
                amount,
                wish.locale(),
                wish.returnUrl(),
                null,
                false);
    }

    private CardOnFile onFile(FakeCard card) throws Throwable {
        var setup = setUp(setupWish());
        stripe.pay(setup.id(), card);
        return ((SetupOutcome.Saved) askSetup(setup)).card();
    }

    private static FakeCard fake(Card card) {
        return switch (card) {
            case GOOD -> FakeCard.GOOD;
            case DECLINED -> FakeCard.GENERIC_DECLINE;
            case INSUFFICIENT_FUNDS -> FakeCard.INSUFFICIENT_FUNDS;
            case EXPIRED -> FakeCard.EXPIRED;
            case AUTHENTICATION -> FakeCard.AUTHENTICATION;
        };
    }
}
