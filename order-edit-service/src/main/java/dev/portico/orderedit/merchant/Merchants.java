package dev.portico.orderedit.merchant;

import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.policy.Republications;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps whether a merchant's portal is open, what its clock shows and its language, and tells open orders' readers when that changes. */
@ApplicationScoped
public class Merchants {

    // The old row is read in the snapshot before the statement, so this compares with what was.
    private static final Sql KEEP = Sql.of(
            """
            with before as (select portal_enabled, time_zone from merchant where merchant = :merchant),
            kept as (
                insert into merchant as m (merchant, portal_enabled, time_zone, language, sequence)
                values (:merchant, :enabled, :zone, :language, :sequence)
                on conflict (merchant) do update
                   set portal_enabled = excluded.portal_enabled, time_zone = excluded.time_zone,
                       language = excluded.language, sequence = excluded.sequence
                 where m.sequence < excluded.sequence
                returning portal_enabled, time_zone)
            select coalesce((select (k.portal_enabled, k.time_zone)
                                    is distinct from (select (b.portal_enabled, b.time_zone) from before b)
                               from kept k), false)
            """);

    private final Republications republications;

    Merchants(Republications republications) {
        this.republications = republications;
    }

    record Settings(boolean portalEnabled, @Nullable String timeZone, @Nullable String defaultLocale) {

        /** By its IANA name; a name that this JDK does not know is no reason to keep the other settings out. */
        String zone() {
            return timeZone != null && ZoneId.getAvailableZoneIds().contains(timeZone) ? timeZone : "UTC";
        }

        /** The language its customers read when theirs is not there. */
        String language() {
            var language = defaultLocale == null
                    ? ""
                    : Locale.forLanguageTag(defaultLocale).getLanguage();
            return language.isEmpty() ? "en" : language;
        }
    }

    record SettingsChanged(Settings merchant) {}

    @MerchantTransaction
    public Uni<Void> keep(MerchantId merchant, ReceivedEvent event) {
        return store(merchant, event.as(SettingsChanged.class).merchant(), event.sequence())
                .chain(changed -> changed
                        ? republications.start(merchant)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> store(MerchantId merchant, Settings settings, long sequence) {
        return KEEP.with("merchant", merchant.value())
                .with("enabled", settings.portalEnabled())
                .with("zone", settings.zone())
                .with("language", settings.language())
                .with("sequence", sequence)
                .one(Boolean.class);
    }
}
