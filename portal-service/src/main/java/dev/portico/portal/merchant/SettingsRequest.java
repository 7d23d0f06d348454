package dev.portico.portal.merchant;

import dev.portico.kit.http.Faults;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.merchant.domain.ProposedSettings;
import dev.portico.portal.merchant.domain.Settings;
import dev.portico.portal.merchant.domain.SettingsRules;
import org.jspecify.annotations.Nullable;

/** A merchant as the API takes it; the id only when one is created. */
record SettingsRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable String defaultLocale,
        @Nullable String currency,
        @Nullable String staffEmail,
        @Nullable String shopEmail,
        @Nullable String accentColor,
        @Nullable Boolean portalEnabled,
        @Nullable Integer linkLifetimeDays) {

    /** @throws dev.portico.kit.http.ProblemException 422 with every fault */
    Settings settings() {
        return accepted(new Faults());
    }

    /** @throws dev.portico.kit.http.ProblemException 422 with every fault, those of the settings too */
    MerchantId newId() {
        var checked = id == null ? "" : id;
        if (!MerchantId.isValid(checked)) {
            var unused =
                    accepted(new Faults().add("invalid-id", "/id", "An id is 3 to 40 characters of a-z, 0-9 and -"));
        }
        return new MerchantId(checked);
    }

    private Settings accepted(Faults before) {
        var proposed = new ProposedSettings(
                name,
                timeZone,
                defaultLocale,
                currency,
                staffEmail,
                shopEmail,
                accentColor,
                portalEnabled,
                linkLifetimeDays);
        var faults = before;
        for (var fault : SettingsRules.faults(proposed)) {
            faults = faults.add(fault.code(), "/" + fault.field(), fault.detail());
        }
        faults.throwIfAny(422, "invalid-settings", "These settings can't be");
        return proposed.accepted();
    }
}
