package dev.portico.payment.processor.stripe;

import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.service.V1Services;
import com.stripe.service.checkout.SessionService;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.OpenSetup;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.domain.AmountNotTakenException;
import dev.portico.payment.processor.domain.Capabilities;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import dev.portico.payment.processor.stripe.domain.StripePage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Stripe behind the port that every processor is behind: pages are Checkout Sessions, charges PaymentIntents that are
 * confirmed while the customer is away.
 */
@ApplicationScoped
class StripeProcessor implements PaymentProcessor {

    static final String NAME = "stripe";

    /** Nothing has to be looked for: the call itself, repeated, leads to the page. */
    private static final String PAGE = "page";

    /** Checkout Sessions have these ids, payments others. */
    private static final String PAGE_PREFIX = "cs_";

    private final StripeAccounts accounts;
    private final StripeLine line;
    private final StripeCalls calls;
    private final StripeConfig config;
    private final Clock clock;

    StripeProcessor(StripeAccounts accounts, StripeLine line, StripeCalls calls, StripeConfig config, Clock clock) {
        this.accounts = accounts;
        this.line = line;
        this.calls = calls;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, false);
    }

    @Override
    public Uni<dev.portico.payment.processor.domain.Session> open(OpenSession wish) {
        return beginPage(wish.merchant(), wish.idempotencyKey())
                .chain(call -> create(wish, call))
                .map(session -> StripeFacts.page(session).session());
    }

    @Override
    public Uni<Outcome> ask(MerchantId merchant, String session) {
        return page(merchant, session).map(StripePage::outcome);
    }

    /** Stripe refuses to close what is paid or closed already; then what it came to is asked for. */
    @Override
    public Uni<Outcome> expire(MerchantId merchant, String session) {
        var sessions = sessions(merchant);
        return line.ask(() -> sessions.expire(session, StripeForms.closing()))
                .map(StripeFacts::page)
                .onFailure(StripeRefusedException.class)
                .recoverWithUni(closed -> page(merchant, session))
                .map(StripePage::outcome);
    }

    @Override
    public Uni<SetupSession> setUp(OpenSetup wish) {
        return beginPage(wish.merchant(), wish.idempotencyKey())
                .chain(call -> create(wish.merchant(), StripeForms.setup(wish, expiry(call)), call, call.options()))
                .map(session -> new SetupSession(session.getId(), session.getUrl()));
    }

    @Override
    public Uni<SetupOutcome> askSetup(MerchantId merchant, String session) {
        var sessions = sessions(merchant);
        return line.ask(() -> sessions.retrieve(session, StripeForms.setupInFull()))
                .map(StripeFacts::setup);
    }

    @Override
    public Uni<ChargeOutcome> charge(ChargeOrder order) {
        return begin(order.merchant(), order.idempotencyKey(), order.card().customer())
                .chain(call -> charge(order, call))
                .onFailure(AmountNotTakenException.class)
                .recoverWithItem(new ChargeOutcome.Declined(AmountNotTakenException.CODE, DeclineClass.HARD))
                .onFailure(StripeUndecidedException.class)
                .recoverWithItem(new ChargeOutcome.Unknown())
                .onFailure(StripeRefusedException.class)
                .recoverWithUni(StripeProcessor::ofCharge);
    }

    @Override
    public Uni<ChargeOutcome> askCharge(MerchantId merchant, String idempotencyKey) {
        return calls.find(merchant, idempotencyKey)
                .chain(known -> known.map(call -> findCharge(merchant, call)).orElseGet(StripeProcessor::nowhere))
                .map(found -> found.map(charge -> StripeFacts.intent(charge).ofCharge())
                        .orElseGet(ChargeOutcome.NotFound::new));
    }

    @Override
    public Uni<RefundOutcome> refund(RefundOrder order) {
        return paymentOf(order)
                .chain(payment -> begin(order.merchant(), order.idempotencyKey(), payment))
                .chain(call -> refund(order, call))
                .onFailure(AmountNotTakenException.class)
                .recoverWithItem(new RefundOutcome.Failed(AmountNotTakenException.CODE))
                .onFailure(StripeUndecidedException.class)
                .recoverWithItem(new RefundOutcome.Unknown())
                .onFailure(StripeRefusedException.class)
                .recoverWithUni(StripeProcessor::ofRefund);
    }

    @Override
    public Uni<RefundOutcome> askRefund(MerchantId merchant, String idempotencyKey) {
        return calls.find(merchant, idempotencyKey)
                .chain(known -> known.map(call -> findRefund(merchant, call)).orElseGet(StripeProcessor::nowhere))
                .map(found -> found.map(refund -> StripeFacts.refund(refund).outcome())
                        .orElseGet(RefundOutcome.NotFound::new));
    }

    /** A page as Stripe has it now. */
    Uni<StripePage> page(MerchantId merchant, String session) {
        var sessions = sessions(merchant);
        return line.ask(() -> sessions.retrieve(session, StripeForms.pageInFull()))
                .map(StripeFacts::page);
    }

    /** The page that a payment came of; empty when it came of none. */
    Uni<Optional<String>> pageOf(MerchantId merchant, String payment) {
        var sessions = sessions(merchant);
        return line.ask(() -> sessions.list(StripeForms.pagesOf(payment)))
                .map(pages -> pages.getData().stream().findFirst().map(Session::getId));
    }

    /** What has become of a charge, by Stripe's id of it. */
    Uni<ChargeOutcome> chargeById(MerchantId merchant, String id) {
        var charges = api(merchant).paymentIntents();
        return line.ask(() -> charges.retrieve(id, StripeForms.chargeInFull()))
                .map(charge -> StripeFacts.intent(charge).ofCharge());
    }

    /** What has become of a refund, by Stripe's id of it. */
    Uni<RefundOutcome> refundById(MerchantId merchant, String id) {
        var refunds = api(merchant).refunds();
        return line.ask(() -> refunds.retrieve(id))
                .map(refund -> StripeFacts.refund(refund).outcome());
    }

    /** That Stripe has a customer no more keeps nobody from paying: the page is one for a card that is typed, then. */
    private Uni<Session> create(OpenSession wish, StripeCall call) {
        return create(wish.merchant(), StripeForms.page(wish, expiry(call)), call, call.options())
                .onFailure(refused -> wish.onFile() != null && isAboutTheCustomer(refused))
                .recoverWithUni(() -> create(
                        wish.merchant(),
                        StripeForms.page(wish.withoutCardOnFile(), expiry(call)),
                        call,
                        call.optionsOtherwise()));
    }

    private Uni<Session> create(
            MerchantId merchant, SessionCreateParams form, StripeCall call, RequestOptions options) {
        var sessions = sessions(merchant);
        return line.call(() -> sessions.create(form, options))
                .onFailure(StripeUndecidedException.class)
                .recoverWithUni(undecided -> beginAgain(merchant, call, undecided));
    }

    /** If there is a page after all, nobody was told its address: another one does no harm, under another key. */
    private Uni<Session> beginAgain(MerchantId merchant, StripeCall call, Throwable undecided) {
        return calls.renew(merchant, call, clock.instant())
                .chain(() -> Uni.createFrom().failure(new ProcessorUnreachableException(NAME, undecided)));
    }

    private Uni<ChargeOutcome> charge(ChargeOrder order, StripeCall call) {
        var charges = api(order.merchant()).paymentIntents();
        var form = StripeForms.charge(order);
        return line.call(() -> charges.create(form, call.options()))
                .map(charge -> StripeFacts.intent(charge).ofCharge());
    }

    private Uni<RefundOutcome> refund(RefundOrder order, StripeCall call) {
        var refunds = api(order.merchant()).refunds();
        var form = StripeForms.refund(order, call.about());
        return line.call(() -> refunds.create(form, call.options()))
                .map(refund -> StripeFacts.refund(refund).outcome());
    }

    private Uni<Optional<PaymentIntent>> findCharge(MerchantId merchant, StripeCall call) {
        var charges = api(merchant).paymentIntents();
        return line.ask(() -> first(
                charges.list(StripeForms.charges(call)),
                charge -> StripeMetadata.hasKey(call.key(), charge.getMetadata())));
    }

    private Uni<Optional<Refund>> findRefund(MerchantId merchant, StripeCall call) {
        var refunds = api(merchant).refunds();
        return line.ask(() -> first(
                refunds.list(StripeForms.refunds(call)),
                refund -> StripeMetadata.hasKey(call.key(), refund.getMetadata())));
    }

    private static <T> Uni<Optional<T>> nowhere() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Asks for page after page, on the same thread. */
    private static <T extends HasId> Optional<T> first(StripeCollection<T> listed, Predicate<T> wanted) {
        return StreamSupport.stream(listed.autoPagingIterable().spliterator(), false)
                .filter(wanted)
                .findFirst();
    }

    /** A payment whose success was found by asking, since no webhook told of it, is known by its page. */
    private Uni<String> paymentOf(RefundOrder order) {
        var reference = order.paymentReference();
        return reference.startsWith(PAGE_PREFIX)
                ? page(order.merchant(), reference).map(page -> page.session().paymentReference())
                : Uni.createFrom().item(reference);
    }

    /** What is older than a page's lifetime is over, whatever came of it: the same wish begins anew. */
    private Uni<StripeCall> beginPage(MerchantId merchant, String key) {
        var now = clock.instant();
        return calls.begin(merchant, key, PAGE, now, now.minus(config.pageLifetime()));
    }

    private Uni<StripeCall> begin(MerchantId merchant, String key, String about) {
        return calls.begin(merchant, key, about, clock.instant(), Instant.EPOCH);
    }

    private Instant expiry(StripeCall call) {
        return call.calledAt().plus(config.pageLifetime());
    }

    private SessionService sessions(MerchantId merchant) {
        return api(merchant).checkout().sessions();
    }

    private V1Services api(MerchantId merchant) {
        return accounts.require(merchant).client().v1();
    }

    private static boolean isAboutTheCustomer(Throwable failure) {
        return failure instanceof StripeRefusedException refused
                && refused.refusal().isAboutTheCustomer();
    }

    private static Uni<ChargeOutcome> ofCharge(StripeRefusedException refused) {
        return refused.refusal().ofCharge().map(Uni.createFrom()::item).orElseGet(() -> Uni.createFrom()
                .failure(refused));
    }

    private static Uni<RefundOutcome> ofRefund(StripeRefusedException refused) {
        return refused.refusal().ofRefund().map(Uni.createFrom()::item).orElseGet(() -> Uni.createFrom()
                .failure(refused));
    }
}
