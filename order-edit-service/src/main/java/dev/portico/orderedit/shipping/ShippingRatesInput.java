package dev.portico.orderedit.shipping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rate table as it is sent: {@link ShippingRatesReader} names what is wrong. */
record ShippingRatesInput(@Nullable String currency, @Nullable List<@Nullable ZoneInput> zones) {

    /** Without regions: everywhere that no other zone names. */
    record ZoneInput(
            @Nullable String name,
            @Nullable List<@Nullable RegionInput> regions,
            @Nullable List<@Nullable RateInput> rates) {}

    /** A country, or some provinces of it. */
    record RegionInput(@Nullable String countryCode, @Nullable List<@Nullable String> provinceCodes) {}

    /** The same id in several zones is the same way to ship. */
    record RateInput(
            @Nullable String id,
            @Nullable String title,
            @Nullable String basis,
            @Nullable List<@Nullable BandInput> bands) {}

    /** From this subtotal (minor units) or weight (grams) on it costs this much. */
    record BandInput(@Nullable Long from, @Nullable Long priceMinor) {}
}
