package dev.portico.portal.merchant;

import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.portal.brand.domain.Branding;
import dev.portico.portal.merchant.domain.Merchant;
import dev.portico.portal.merchant.domain.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Use cases of merchants. One public method is one transaction. */
@ApplicationScoped
public class Merchants {

    private final MerchantRepository merchants;
    private final Outbox outbox;
    private final PublishedMerchants wire;
    private final Clock clock;

    Merchants(MerchantRepository merchants, Outbox outbox, PublishedMerchants wire, Clock clock) {
        this.merchants = merchants;
        this.outbox = outbox;
        this.wire = wire;
        this.clock = clock;
    }

    /** The id is the idempotency key: the same settings again are the same creation, others are refused with 409. */
    @MerchantTransaction
    public Uni<Creation> create(MerchantId id, Settings settings, Actor actor) {
        var merchant = new Merchant(id.value(), settings, Branding.OURS, 1);
        return merchants.add(merchant).chain(added -> added ? created(merchant, actor) : existing(merchant));
    }

    @MerchantTransaction
    public Uni<Merchant> require(MerchantId id) {
        return merchants.find(id.value()).map(found -> found.orElseThrow(() -> Problems.notFound("merchant")));
    }

    /**
     * Replaces settings, look or both. Without a difference nothing happens.
     *
     * @param expected the version that was read, if the caller has said so; another one now is 412
     */
    @MerchantTransaction
    public Uni<Merchant> change(MerchantId id, Optional<Integer> expected, UnaryOperator<Merchant> step, Actor actor) {
        return require(id).chain(merchant -> change(merchant, expected, step, actor));
    }

    private Uni<Merchant> change(
            Merchant merchant, Optional<Integer> expected, UnaryOperator<Merchant> step, Actor actor) {
        if (expected.isPresent() && expected.get() != merchant.version()) {
            throw Problems.of(412, "version-changed", "The settings were changed since they were read");
        }
        var changed = step.apply(merchant);
        return changed.looksLike(merchant)
                ? Uni.createFrom().item(merchant)
                : merchants
                        .update(changed)
                        .chain(() -> announce(changed, actor))
                        .replaceWith(changed);
    }

    private Uni<Creation> created(Merchant merchant, Actor actor) {
        return announce(merchant, actor).replaceWith(new Creation(merchant, true));
    }

    private Uni<Creation> existing(Merchant wanted) {
        return require(new MerchantId(wanted.id())).map(known -> same(known, wanted));
    }

    private static Creation same(Merchant known, Merchant wanted) {
        if (known.settings().equals(wanted.settings())) {
            return new Creation(known, false);
        }
        throw Problems.of(409, "merchant-exists", "There is a merchant with this id and other settings");
    }

    private Uni<Void> announce(Merchant merchant, Actor actor) {
        return outbox.append(List.of(new PublishedEvent(
                Ids.next(),
                MerchantWire.TOPIC,
                MerchantWire.SETTINGS_CHANGED,
                merchant.id(),
                new MerchantId(merchant.id()),
                actor,
                merchant.version(),
                clock.instant(),
                new MerchantWire.SettingsChanged(wire.published(merchant)))));
    }
}
