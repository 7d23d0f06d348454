package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.usage.domain.Allowance;
import java.time.Instant;
import java.time.ZoneId;

/** Changes named parts of a situation and keeps the rest. */
public final class SituationCopy {

    private Order order;
    private long paidMinor;
    private EditPolicy policy;
    private boolean portalEnabled;
    private Catalog catalog;
    private ShippingRates rates;
    private Allowance allowance;
    private int editsSoFar;
    private ZoneId zone;
    private Instant now;

    SituationCopy(Situation situation) {
        order = situation.order();
        paidMinor = situation.paidMinor();
        policy = situation.policy();
        portalEnabled = situation.portalEnabled();
        catalog = situation.catalog();
        rates = situation.rates();
        allowance = situation.allowance();
        editsSoFar = situation.editsSoFar();
        zone = situation.zone();
        now = situation.now();
    }

    public SituationCopy order(Order value) {
        order = value;
        return this;
    }

    public SituationCopy paidMinor(long value) {
        paidMinor = value;
        return this;
    }

    public SituationCopy policy(EditPolicy value) {
        policy = value;
        return this;
    }

    public SituationCopy portalEnabled(boolean value) {
        portalEnabled = value;
        return this;
    }

    public SituationCopy catalog(Catalog value) {
        catalog = value;
        return this;
    }

    public SituationCopy rates(ShippingRates value) {
        rates = value;
        return this;
    }

    public SituationCopy allowance(Allowance value) {
        allowance = value;
        return this;
    }

    public SituationCopy editsSoFar(int value) {
        editsSoFar = value;
        return this;
    }

    public SituationCopy zone(ZoneId value) {
        zone = value;
        return this;
    }

    public SituationCopy now(Instant value) {
        now = value;
        return this;
    }

    public Situation make() {
        return new Situation(order, paidMinor, policy, portalEnabled, catalog, rates, allowance, editsSoFar, zone, now);
    }
}
