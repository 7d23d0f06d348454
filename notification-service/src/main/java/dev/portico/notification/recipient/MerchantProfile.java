package dev.portico.notification.recipient;

import dev.portico.kit.tenancy.MerchantId;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The shop that a mail comes from.
 *
 * @param timeZone in which mails name times
 * @param defaultLocale of staff, and of customers who have none that we speak
 * @param accentColor {@code #rrggbb}, or null for ours
 * @param portalEnabled whether customers' links open anything
 * @param linkLifetimeDays how long they do; the installation's lifetime when null
 */
public record MerchantProfile(
        MerchantId id,
        String name,
        ZoneId timeZone,
        Locale defaultLocale,
        String currency,
        @Nullable String staffEmail,
        String shopEmail,
        @Nullable String accentColor,
        boolean portalEnabled,
        @Nullable Integer linkLifetimeDays,
        MailLook look) {

    /** The setting, else the shop's own address. */
    public String staffAddress() {
        return staffEmail == null || staffEmail.isBlank() ? shopEmail : staffEmail;
    }
}
