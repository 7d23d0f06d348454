package dev.portico.portal.brand.domain;

/**
 * A host name of the shop's own.
 *
 * @param confirmed whether the operator has said that it leads here: until then no link uses it
 */
public record OwnDomain(String name, boolean confirmed) {

    public OwnDomain asConfirmed() {
        return new OwnDomain(name, true);
    }
}
