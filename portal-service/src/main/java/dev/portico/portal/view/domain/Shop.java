package dev.portico.portal.view.domain;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of the merchant.
 *
 * @param linkLifetimeDays how long its orders' links live; the installation's lifetime when null
 */
public record Shop(
        String id,
        String name,
        ZoneId zone,
        Locale defaultLocale,
        String shopEmail,
        @Nullable String accentColor,
        boolean portalEnabled,
        @Nullable Integer linkLifetimeDays) {}
