package dev.portico.portal.merchant.domain;

/** A shop on this installation. @param version grows by one with each change of the settings, from 1 */
public record Merchant(String id, Settings settings, int version) {

    public Merchant with(Settings changed) {
        return new Merchant(id, changed, version + 1);
    }
}
