package dev.portico.portal.merchant.domain;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings as somebody sent them: anything may be missing. */
public record ProposedSettings(
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable String defaultLocale,
        @Nullable String currency,
        @Nullable String staffEmail,
        @Nullable String shopEmail,
        @Nullable String accentColor,
        @Nullable Boolean portalEnabled,
        @Nullable Integer linkLifetimeDays) {

    /** Only after {@link SettingsRules} found nothing. The portal is closed until somebody opens it. */
    public Settings accepted() {
        return new Settings(
                given(name).strip(),
                given(timeZone),
                given(defaultLocale),
                given(currency),
                staffEmail,
                given(shopEmail),
                accentColor == null ? null : accentColor.toLowerCase(Locale.ROOT),
                Boolean.TRUE.equals(portalEnabled),
                linkLifetimeDays);
    }

    private static String given(@Nullable String value) {
        return Objects.requireNonNull(value, "settings that were not checked");
    }
}
