package dev.portico.payment.method;

import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.AccountEvent.MethodUpdateRequested;
import dev.portico.payment.method.domain.CardSetup;
import dev.portico.payment.method.domain.UpdateRequest;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import dev.portico.payment.shop.Shops;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions of a link to save another card. Between them {@link SaveCard} talks to the processor. */
@ApplicationScoped
public class MethodUpdates {

    private final UpdateRequestRepository requests;
    private final CardSetupRepository setups;
    private final PaymentMethods methods;
    private final Accounts accounts;
    private final Shops shops;
    private final UpdateTokens tokens;
    private final PaymentProcessor processor;
    private final MethodConfig config;
    private final Clock clock;

    MethodUpdates(
            UpdateRequestRepository requests,
            CardSetupRepository setups,
            PaymentMethods methods,
            Accounts accounts,
            Shops shops,
            UpdateTokens tokens,
            PaymentProcessor processor,
            MethodConfig config,
            Clock clock) {
        this.requests = requests;
        this.setups = setups;
        this.methods = methods;
        this.accounts = accounts;
        this.shops = shops;
        this.tokens = tokens;
        this.processor = processor;
        this.config = config;
        this.clock = clock;
    }

    /** Makes a link, which only the event tells: whoever asked for it does not see it. */
    @MerchantTransaction
    public Uni<UpdateRequest> request(MerchantId merchant, UUID orderId, Actor actor) {
        var now = clock.instant();
        var request = new UpdateRequest(Ids.next(), orderId, now.plus(config.linkLifetime()), null);
        var token = tokens.token(merchant, request.id());
        return accounts.hold(merchant, orderId)
                .call(() -> requests.insert(merchant, request, UpdateTokens.hash(token), now))
                .chain(account -> accounts.record(
                        merchant,
                        actor,
                        account.telling(balance -> new MethodUpdateRequested(
                                balance, request.id(), config.linkUrl() + token, request.expiresAt()))))
                .replaceWith(request);
    }

    /** Uses the link up. Its set-up is stored before the processor is asked for a page. */
    @MerchantTransaction
    public Uni<SetupOpening> begin(MerchantId merchant, String tokenHash, String returnUrl) {
        return requests.findForUpdate(merchant, tokenHash)
                .map(found -> found.orElseThrow(MethodProblems::unknown))
                .chain(request -> setups.find(merchant, request.setupId())
                        .map(known -> allowed(request, known))
                        .chain(known -> known.map(Uni.createFrom()::item)
                                .orElseGet(() -> create(merchant, request, returnUrl))))
                .chain(setup -> opening(merchant, setup));
    }

    /** The processor has a page for it. */
    @MerchantTransaction
    public Uni<CardSetup> opened(MerchantId merchant, UUID setupId, SetupSession session) {
        return setups.requireForUpdate(merchant, setupId)
                .map(setup -> setup.opened(session))
                .call(setup -> setups.update(setup, askAt(setup)));
    }

    /** What became of it, from a webhook or because the processor was asked. Old news change nothing. */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, UUID setupId, SetupOutcome outcome) {
        return setups.requireForUpdate(merchant, setupId)
                .chain(setup -> setup.isNews(outcome)
                        ? settle(merchant, setup.settle(outcome), outcome)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> settle(MerchantId merchant, CardSetup setup, SetupOutcome outcome) {
        return setups.update(setup, askAt(setup))
                .chain(() -> outcome instanceof SetupOutcome.Saved saved
                        ? methods.keep(
                                        merchant,
                                        setup.orderId(),
                                        Actor.CUSTOMER,
                                        new PaymentMethods.Card(setup.processor(), saved.card(), null))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Optional<CardSetup> allowed(UpdateRequest request, Optional<CardSetup> setup) {
        request.refusal(setup, clock.instant()).ifPresent(refusal -> {
            throw MethodProblems.of(refusal);
        });
        return setup;
    }

    private Uni<CardSetup> create(MerchantId merchant, UpdateRequest request, String returnUrl) {
        if (!processor.capabilities().savesCards()) {
            throw Problems.of(422, "cards-not-saved", "The payment processor keeps no cards on file");
        }
        var setup = CardSetup.create(Ids.next(), request.orderId(), returnUrl, processor.name(), clock.instant());
        return setups.insert(merchant, setup)
                .chain(() -> requests.update(request.usedFor(setup.id())))
                .replaceWith(setup);
    }

    private Uni<SetupOpening> opening(MerchantId merchant, CardSetup setup) {
        return accounts.find(merchant, setup.orderId())
                .chain(account -> shops.nameOf(merchant).map(shop -> new SetupOpening(merchant, setup, account, shop)));
    }

    private @Nullable Instant askAt(CardSetup setup) {
        return setup.isOpen() ? clock.instant().plus(config.askOpenAfter()) : null;
    }
}
