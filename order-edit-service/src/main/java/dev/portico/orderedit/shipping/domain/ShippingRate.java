package dev.portico.orderedit.shipping.domain;

import dev.portico.orderedit.shipping.domain.ShippingRates.Offer;
import dev.portico.orderedit.shipping.domain.ShippingRates.Parcel;
import java.util.List;
import java.util.Optional;

/** One way to ship within a zone. Its price depends on the band that the order is in; below the first band it is not offered. */
public record ShippingRate(String id, String title, Basis basis, List<Band> bands) {

    /** What bands are measured in: minor units after discounts, or grams. */
    public enum Basis {
        SUBTOTAL,
        WEIGHT
    }

    /** From this much on (inclusive) it costs this much. */
    public record Band(long from, long priceMinor) {}

    public ShippingRate {
        bands = List.copyOf(bands);
    }

    Optional<Offer> offer(Parcel parcel) {
        long measure = basis == Basis.SUBTOTAL ? parcel.subtotalMinor() : parcel.grams();
        return bands.stream()
                .filter(band -> band.from() <= measure)
                .reduce((lower, higher) -> higher)
                .map(band -> new Offer(id, title, band.priceMinor()));
    }
}
