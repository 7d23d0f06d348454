package dev.portico.notification.recipient;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.Query;
import org.jspecify.annotations.Nullable;

/**
 * What this service remembers of merchants and orders. Each write is guarded by the sequence of its event, so that a late
 * or repeated event changes nothing.
 */
@ApplicationScoped
public class Recipients {

    private static final String REMEMBER_MERCHANT =
            """
            insert into merchant_profile
                   (merchant, name, time_zone, default_locale, currency, staff_email, shop_email, accent_color,
                   portal_enabled, link_lifetime_days, look, sequence)
            values (:merchant, :name, :timeZone, :defaultLocale, :currency, cast(:staffEmail as text), :shopEmail,
                    cast(:accentColor as text), :portalEnabled, cast(:linkLifetimeDays as integer), :look, :sequence)
            on conflict (merchant) do update
               set name = excluded.name, time_zone = excluded.time_zone, default_locale = excluded.default_locale,
                   currency = excluded.currency, staff_email = excluded.staff_email, shop_email = excluded.shop_email,
                   accent_color = excluded.accent_color, portal_enabled = excluded.portal_enabled,
                   link_lifetime_days = excluded.link_lifetime_days, look = excluded.look,
                   sequence = excluded.sequence
             where merchant_profile.sequence < excluded.sequence
            """;
    private static final String REMEMBER_ORDER =
            """
            insert into order_recipient
                   (order_id, merchant, number, email, first_name, last_name, locale, currency, sequence)
            values (:orderId, :merchant, :number, cast(:email as text), cast(:firstName as text),
                    cast(:lastName as text), cast(:locale as text), :currency, :sequence)
            on conflict (order_id) do update
               set number = excluded.number, email = excluded.email, first_name = excluded.first_name,
                   last_name = excluded.last_name, locale = excluded.locale, currency = excluded.currency,
                   sequence = excluded.sequence
             where order_recipient.sequence < excluded.sequence
            """;
    private static final String REMEMBER_GENERATION =
            """
            insert into link_generation (order_id, merchant, generation, sequence)
            values (:orderId, :merchant, :generation, :sequence)
            on conflict (order_id) do update
               set generation = excluded.generation, sequence = excluded.sequence
             where link_generation.sequence < excluded.sequence
            """;
    private static final String GENERATION =
            """
            select coalesce((select generation from link_generation where merchant = :merchant and order_id = :orderId), 1)
            """;

    /** @param sequence of the event that says so */
    @MerchantTransaction
    public Uni<Void> remember(MerchantId merchant, MerchantProfile profile, long sequence) {
        return write(
                REMEMBER_MERCHANT,
                Map.of(
                        "merchant", merchant.value(),
                        "name", profile.name(),
                        "timeZone", profile.timeZone().getId(),
                        "defaultLocale", profile.defaultLocale().toLanguageTag(),
                        "currency", profile.currency(),
                        "shopEmail", profile.shopEmail(),
                        "portalEnabled", profile.portalEnabled(),
                        "look", MailLooks.write(profile.look()),
                        "sequence", sequence),
                optional("staffEmail", profile.staffEmail()),
                optional("accentColor", profile.accentColor()),
                optional("linkLifetimeDays", profile.linkLifetimeDays()));
    }

    /** @param sequence of the event that says so */
    @MerchantTransaction
    public Uni<Void> remember(MerchantId merchant, OrderRecipient order, long sequence) {
        var locale = order.locale();
        return write(
                REMEMBER_ORDER,
                Map.of(
                        "orderId", order.orderId(),
                        "merchant", merchant.value(),
                        "number", order.number(),
                        "currency", order.currency(),
                        "sequence", sequence),
                optional("email", order.email()),
                optional("firstName", order.firstName()),
                optional("lastName", order.lastName()),
                optional("locale", locale == null ? null : locale.toLanguageTag()));
    }

    /** Links of an older generation are revoked. */
    @MerchantTransaction
    public Uni<Void> rememberGeneration(MerchantId merchant, UUID orderId, int generation, long sequence) {
        return write(
                REMEMBER_GENERATION,
                Map.of(
                        "orderId", orderId,
                        "merchant", merchant.value(),
                        "generation", generation,
                        "sequence", sequence));
    }

    /** Needs a transaction. */
    public Uni<Optional<MerchantProfile>> findMerchant(MerchantId merchant) {
        return Panache.getSession()
                .chain(session -> session.find(MerchantProfileRow.class, merchant.value()))
                .map(row -> Optional.ofNullable(row).map(RecipientRows::toProfile));
    }

    /** Needs a transaction. */
    public Uni<Optional<OrderRecipient>> findOrder(MerchantId merchant, UUID orderId) {
        return Panache.getSession()
                .chain(session -> session.find(OrderRecipientRow.class, orderId))
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.merchant.equals(merchant.value()))
                        .map(RecipientRows::toRecipient));
    }

    /** The generation that is valid now; the first is 1. Needs a transaction. */
    public Uni<Integer> generation(MerchantId merchant, UUID orderId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(GENERATION, Integer.class)
                .setParameter("merchant", merchant.value())
                .setParameter("orderId", orderId)
                .getSingleResult());
    }

    private record Optionally(String name, @Nullable Object value) {}

    private static Optionally optional(String name, @Nullable Object value) {
        return new Optionally(name, value);
    }

    private static Uni<Void> write(String sql, Map<String, Object> values, Optionally... optional) {
        return Panache.getSession()
                .chain(session ->
                        bind(session.createNativeQuery(sql), values, optional).executeUpdate())
                .replaceWithVoid();
    }

    private static <T> Query<T> bind(Query<T> query, Map<String, Object> values, Optionally... optional) {
        values.forEach(query::setParameter);
        for (var value : optional) {
            query.setParameter(value.name(), value.value());
        }
        return query;
    }
}
