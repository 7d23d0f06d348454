package dev.portico.portal.merchant.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a merchant sets for the whole shop.
 *
 * @param timeZone IANA name; the zone of every time a customer or the staff reads
 * @param defaultLocale BCP 47; the language where neither order nor browser says another
 * @param currency ISO 4217
 * @param staffEmail where notices for the staff go; the shop's address when null
 * @param accentColor {@code #rrggbb}, corrected for contrast where it is shown; the portal's own when null
 * @param linkLifetimeDays how long a link to an order opens; the installation's lifetime when null. Links that were sent
 *     keep what they were sent with
 */
public record Settings(
        String name,
        String timeZone,
        String defaultLocale,
        String currency,
        @Nullable String staffEmail,
        String shopEmail,
        @Nullable String accentColor,
        boolean portalEnabled,
        @Nullable Integer linkLifetimeDays) {

    public Settings withAccent(@Nullable String color) {
        return new Settings(
                name, timeZone, defaultLocale, currency, staffEmail, shopEmail, color, portalEnabled, linkLifetimeDays);
    }
}
