package dev.portico.notification.recipient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A row of {@code merchant_profile}, as PostgreSQL writes it as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record MerchantProfileRow(
        String merchant,
        String name,
        String timeZone,
        String defaultLocale,
        String currency,
        @Nullable String staffEmail,
        String shopEmail,
        @Nullable String accentColor,
        boolean portalEnabled,
        @Nullable Integer linkLifetimeDays,
        String look) {}
