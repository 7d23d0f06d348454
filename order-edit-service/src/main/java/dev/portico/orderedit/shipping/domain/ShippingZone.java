package dev.portico.orderedit.shipping.domain;

import dev.portico.orderedit.order.domain.Address;
import java.util.List;

/** Where some rates hold. Without regions: everywhere that no other zone names. */
public record ShippingZone(String name, List<Region> regions, List<ShippingRate> rates) {

    public ShippingZone {
        regions = List.copyOf(regions);
        rates = List.copyOf(rates);
    }

    /** A country (ISO 3166-1 alpha-2), or some provinces of it. */
    public record Region(String countryCode, List<String> provinceCodes) {

        public Region {
            provinceCodes = List.copyOf(provinceCodes);
        }

        private int narrowness(Address address) {
            if (!countryCode.equals(address.countryCode())) {
                return 0;
            }
            var province = address.provinceCode();
            if (provinceCodes.isEmpty()) {
                return 2;
            }
            return province != null && provinceCodes.contains(province) ? 3 : 0;
        }
    }

    /** How narrowly the zone names an address; 0: not at all. */
    int narrowness(Address address) {
        return regions.isEmpty()
                ? 1
                : regions.stream()
                        .mapToInt(region -> region.narrowness(address))
                        .max()
                        .orElse(0);
    }
}
