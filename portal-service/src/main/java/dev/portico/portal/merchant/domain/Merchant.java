package dev.portico.portal.merchant.domain;

import dev.portico.portal.brand.domain.Branding;
import org.jspecify.annotations.Nullable;

/**
 * A shop on this installation.
 *
 * @param branding how it looks to customers, but for the accent color, which is one of the settings
 * @param version grows by one with each change of settings or look, from 1
 */
public record Merchant(String id, Settings settings, Branding branding, int version) {

    public Merchant with(Settings changed) {
        return new Merchant(id, changed, branding, version + 1);
    }

    public Merchant with(Branding changed) {
        return with(settings.accentColor(), changed);
    }

    public Merchant with(@Nullable String accentColor, Branding changed) {
        return new Merchant(id, settings.withAccent(accentColor), changed, version + 1);
    }

    /** Whether nothing but the version differs. */
    public boolean looksLike(Merchant other) {
        return settings.equals(other.settings) && branding.equals(other.branding);
    }
}
