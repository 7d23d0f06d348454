package dev.portico.portal.merchant;

import dev.portico.portal.merchant.domain.Merchant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

@ApplicationScoped
class MerchantRepository {

    // On conflict rather than insert-and-catch: after a failed statement the transaction would be lost. The second of
    // two
    // at once waits here for the first one's commit.
    private static final String INSERT =
            """
            insert into merchant (merchant, name, time_zone, default_locale, currency, staff_email, shop_email,
                                  accent_color, portal_enabled, link_lifetime_days, version, created_at, updated_at)
            values (:id, :name, :zone, :locale, :currency, :staff, :shop, :color, :enabled, cast(:linkDays as integer), :version,
                    cast(cast(:now as text) as timestamptz), cast(cast(:now as text) as timestamptz))
            on conflict do nothing
            """;

    private final Clock clock;

    MerchantRepository(Clock clock) {
        this.clock = clock;
    }

    Uni<Optional<Merchant>> find(String id) {
        return Panache.getSession()
                .chain(session -> session.find(MerchantRow.class, id))
                .map(row -> Optional.ofNullable(row).map(MerchantRows::toMerchant));
    }

    /** @return false when there is one with this id already */
    Uni<Boolean> add(Merchant merchant) {
        var settings = merchant.settings();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", merchant.id())
                        .setParameter("name", settings.name())
                        .setParameter("zone", settings.timeZone())
                        .setParameter("locale", settings.defaultLocale())
                        .setParameter("currency", settings.currency())
                        .setParameter("staff", settings.staffEmail())
                        .setParameter("shop", settings.shopEmail())
                        .setParameter("color", settings.accentColor())
                        .setParameter("enabled", settings.portalEnabled())
                        .setParameter("linkDays", settings.linkLifetimeDays())
                        .setParameter("version", merchant.version())
                        .setParameter("now", clock.instant().toString())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** Fails with an optimistic lock when somebody else was faster. */
    Uni<Void> update(Merchant merchant) {
        return Panache.getSession()
                .chain(session -> session.find(MerchantRow.class, merchant.id()))
                .invoke(row -> MerchantRows.fill(row, merchant, clock.instant()))
                .chain(Panache::flush);
    }
}
