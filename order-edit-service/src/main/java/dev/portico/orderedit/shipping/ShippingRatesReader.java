package dev.portico.orderedit.shipping;

import dev.portico.kit.http.Problems;
import dev.portico.orderedit.order.OrderReader;
import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.shipping.ShippingRatesInput.BandInput;
import dev.portico.orderedit.shipping.ShippingRatesInput.RateInput;
import dev.portico.orderedit.shipping.ShippingRatesInput.RegionInput;
import dev.portico.orderedit.shipping.ShippingRatesInput.ZoneInput;
import dev.portico.orderedit.shipping.domain.ShippingRate;
import dev.portico.orderedit.shipping.domain.ShippingRate.Band;
import dev.portico.orderedit.shipping.domain.ShippingRate.Basis;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.shipping.domain.ShippingZone;
import dev.portico.orderedit.shipping.domain.ShippingZone.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ShippingRatesInput}: everything that is wrong is named at once. */
final class ShippingRatesReader {

    private static final int ZONE_LIMIT = 100;
    private static final int RATE_LIMIT = 50;

    private final Checks checks = new Checks();
    private final Set<String> regions = new HashSet<>();

    private ShippingRatesReader() {}

    /** Fails with a 422 that names each field. */
    static ShippingRates read(ShippingRatesInput input) {
        var reader = new ShippingRatesReader();
        var rates = reader.rates(input);
        if (!reader.checks.clean()) {
            throw Problems.of(
                    422,
                    "invalid-shipping-rates",
                    "The shipping rates were not changed",
                    OrderReader.faults(reader.checks.faults()));
        }
        return rates;
    }

    private ShippingRates rates(ShippingRatesInput input) {
        var inputs = checks.entries(input.zones(), "/zones", ZONE_LIMIT);
        if (inputs.isEmpty() && input.currency() == null) {
            return ShippingRates.NONE;
        }
        var zones = new ArrayList<ShippingZone>();
        for (int i = 0; i < inputs.size(); i++) {
            zones.add(zone(inputs.get(i), "/zones/" + i));
        }
        return new ShippingRates(checks.currency(input.currency(), "/currency"), zones);
    }

    private ShippingZone zone(ZoneInput input, String pointer) {
        var name = checks.text(input.name(), pointer + "/name", 255);
        var inputs = checks.entries(input.regions(), pointer + "/regions", 300);
        var read = new ArrayList<Region>();
        for (int i = 0; i < inputs.size(); i++) {
            read.add(region(inputs.get(i), pointer + "/regions/" + i));
        }
        if (inputs.isEmpty()) {
            once("everywhere else", pointer + "/regions");
        }
        return new ShippingZone(name, read, rates(input, pointer + "/rates"));
    }

    private Region region(RegionInput input, String pointer) {
        if (input.countryCode() == null) {
            checks.fault("required", pointer + "/countryCode", "is required");
        }
        var country = Objects.requireNonNullElse(checks.country(input.countryCode(), pointer + "/countryCode"), "");
        var provinces = checks.entries(input.provinceCodes(), pointer + "/provinceCodes", 200);
        for (int i = 0; i < provinces.size(); i++) {
            var at = pointer + "/provinceCodes/" + i;
            if (checks.text(provinces.get(i), at, 32).matches("[A-Z0-9-]+")) {
                once(country + "-" + provinces.get(i), at);
            } else {
                checks.fault("bad-province", at, "must be a province code such as CA");
            }
        }
        if (provinces.isEmpty() && !country.isEmpty()) {
            once(country, pointer + "/countryCode");
        }
        return new Region(country, provinces);
    }

    /** Each place is in one zone only, or nobody could say what a parcel costs. */
    private void once(String region, String pointer) {
        if (!regions.add(region)) {
            checks.fault("region-taken", pointer, "must not be in two zones", Map.of("region", region));
        }
    }

    private List<ShippingRate> rates(ZoneInput zone, String pointer) {
        var inputs = checks.entries(zone.rates(), pointer, RATE_LIMIT);
        if (inputs.isEmpty()) {
            checks.fault("required", pointer, "must have at least one rate");
        }
        var seen = new HashSet<String>();
        var read = new ArrayList<ShippingRate>();
        for (int i = 0; i < inputs.size(); i++) {
            var rate = rate(inputs.get(i), pointer + "/" + i);
            if (!rate.id().isEmpty() && !seen.add(rate.id())) {
                checks.fault("duplicate-rate", pointer + "/" + i + "/id", "must be unique in the zone");
            }
            read.add(rate);
        }
        return read;
    }

    private ShippingRate rate(RateInput input, String pointer) {
        return new ShippingRate(
                checks.text(input.id(), pointer + "/id", 64),
                checks.text(input.title(), pointer + "/title", 255),
                basis(input.basis(), pointer + "/basis"),
                bands(input.bands(), pointer + "/bands"));
    }

    private Basis basis(@Nullable String value, String pointer) {
        var names = Arrays.stream(Basis.values()).map(Basis::name).toList();
        if (value == null || names.contains(value)) {
            return value == null ? Basis.SUBTOTAL : Basis.valueOf(value);
        }
        checks.fault("unsupported-value", pointer, "must be one of " + names, Map.of("supported", names));
        return Basis.SUBTOTAL;
    }

    private List<Band> bands(@Nullable List<@Nullable BandInput> bands, String pointer) {
        var inputs = checks.entries(bands, pointer, RATE_LIMIT);
        if (inputs.isEmpty()) {
            checks.fault("required", pointer, "must have at least one band");
        }
        var read = new ArrayList<Band>();
        for (int i = 0; i < inputs.size(); i++) {
            var at = pointer + "/" + i;
            var band = new Band(
                    checks.amount(inputs.get(i).from(), at + "/from"),
                    checks.amount(inputs.get(i).priceMinor(), at + "/priceMinor"));
            if (!read.isEmpty() && band.from() <= read.get(read.size() - 1).from()) {
                checks.fault("bands-not-ascending", at + "/from", "must be more than that of the band before");
            }
            read.add(band);
        }
        return read;
    }
}
