package dev.portico.notification.recipient;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What this service remembers of merchants, and where it finds what it remembers of orders. Each write is guarded by the
 * sequence of its event, so that a late or repeated event changes nothing.
 */
@ApplicationScoped
public class Recipients {

    private static final Sql REMEMBER_MERCHANT = Sql.of(
            """
            insert into merchant_profile
                   (merchant, name, time_zone, default_locale, currency, staff_email, shop_email, accent_color,
                   portal_enabled, link_lifetime_days, look, sequence)
            values (:merchant, :name, :timeZone, :defaultLocale, :currency, :staffEmail, :shopEmail, :accentColor,
                    :portalEnabled, :linkLifetimeDays, :look, :sequence)
            on conflict (merchant) do update
               set name = excluded.name, time_zone = excluded.time_zone, default_locale = excluded.default_locale,
                   currency = excluded.currency, staff_email = excluded.staff_email, shop_email = excluded.shop_email,
                   accent_color = excluded.accent_color, portal_enabled = excluded.portal_enabled,
                   link_lifetime_days = excluded.link_lifetime_days, look = excluded.look,
                   sequence = excluded.sequence
             where merchant_profile.sequence < excluded.sequence
            """);
    private static final Sql REMEMBER_GENERATION = Sql.of(
            """
            insert into link_generation (order_id, merchant, generation, sequence)
            values (:order, :merchant, :generation, :sequence)
            on conflict (order_id) do update
               set generation = excluded.generation, sequence = excluded.sequence
             where link_generation.sequence < excluded.sequence
            """);
    // What an order is about is long, and not about whom to write to.
    private static final Sql PARTIES = Sql.of(
            """
            select cast(to_jsonb(m) as text),
                   cast((select coalesce(jsonb_agg(to_jsonb(o) - 'goods'), '[]') from order_recipient o
                          where o.merchant = m.merchant and o.order_id = any(cast(:orders as uuid[]))) as text),
                   cast((select coalesce(jsonb_object_agg(g.order_id, g.generation), '{}') from link_generation g
                          where g.merchant = m.merchant and g.order_id = any(cast(:orders as uuid[]))) as text)
              from merchant_profile m where m.merchant = :merchant
            """);

    private final StoredJson json;

    Recipients(StoredJson json) {
        this.json = json;
    }

    /** @param sequence of the event that says so */
    @MerchantTransaction
    public Uni<Void> remember(MerchantId merchant, MerchantProfile profile, long sequence) {
        return REMEMBER_MERCHANT
                .with("merchant", merchant.value())
                .with("name", profile.name())
                .with("timeZone", profile.timeZone().getId())
                .with("defaultLocale", profile.defaultLocale().toLanguageTag())
                .with("currency", profile.currency())
                .with("staffEmail", profile.staffEmail())
                .with("shopEmail", profile.shopEmail())
                .with("accentColor", profile.accentColor())
                .with("portalEnabled", profile.portalEnabled())
                .with("linkLifetimeDays", profile.linkLifetimeDays())
                .with("look", MailLooks.write(profile.look()))
                .with("sequence", sequence)
                .update()
                .replaceWithVoid();
    }

    /** Links of an older generation are revoked. */
    @MerchantTransaction
    public Uni<Void> rememberGeneration(MerchantId merchant, UUID orderId, int generation, long sequence) {
        return REMEMBER_GENERATION
                .with("order", orderId)
                .with("merchant", merchant.value())
                .with("generation", generation)
                .with("sequence", sequence)
                .update()
                .replaceWithVoid();
    }

    /** The merchant and these orders of it, in one statement; empty when the merchant is not known. Needs a transaction. */
    public Uni<Optional<Parties>> find(MerchantId merchant, Collection<UUID> orders) {
        return PARTIES.with("merchant", merchant.value())
                .with("orders", orders.toArray(UUID[]::new))
                .rows()
                .map(rows -> rows.stream().findFirst().map(Columns::new).map(this::parties));
    }

    private Parties parties(Columns row) {
        var merchant = json.read(row.get(String.class, 0), MerchantProfileRow.class);
        var orders = json.read(row.get(String.class, 1), new TypeReference<List<OrderRecipientRow>>() {});
        var generations = json.read(row.get(String.class, 2), new TypeReference<Map<UUID, Integer>>() {});
        return new Parties(
                RecipientRows.toProfile(merchant),
                orders.stream()
                        .map(RecipientRows::toRecipient)
                        .collect(Collectors.toMap(OrderRecipient::orderId, Function.identity())),
                generations);
    }
}
