package dev.portico.orderedit.shipping.domain;

import dev.portico.orderedit.order.domain.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The merchant's rate table. Prices and subtotals are minor units of its currency; null: there is no table. The zone that names
 * an address most narrowly counts: by province, else by country, else the one for everywhere else.
 */
public record ShippingRates(@Nullable String currency, List<ShippingZone> zones) {

    public static final ShippingRates NONE = new ShippingRates(null, List.of());

    public ShippingRates {
        zones = List.copyOf(zones);
    }

    /** What could be shipped with, and what it would cost. */
    public record Offer(String rateId, String title, long priceMinor) {}

    /** What decides about a price: where it goes, what the items cost after discounts, what they weigh. */
    public record Parcel(@Nullable Address address, String currency, long subtotalMinor, long grams) {}

    /** The rates for a parcel, in the table's order; none when the table is in another currency. */
    public List<Offer> offers(Parcel parcel) {
        var address = parcel.address();
        if (address == null || !parcel.currency().equals(currency)) {
            return List.of();
        }
        return zone(address).stream()
                .flatMap(zone -> zone.rates().stream())
                .flatMap(rate -> rate.offer(parcel).stream())
                .toList();
    }

    private Optional<ShippingZone> zone(Address address) {
        return zones.stream()
                .filter(zone -> zone.narrowness(address) > 0)
                .max(Comparator.comparingInt(zone -> zone.narrowness(address)));
    }
}
