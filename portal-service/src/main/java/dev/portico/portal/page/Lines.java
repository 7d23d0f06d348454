package dev.portico.portal.page;

import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Address;
import dev.portico.portal.view.domain.OrderExcerpt.Customer;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How parts of an order are written down: a line's options, an address. */
final class Lines {

    /** Countries that write the city before region and postal code. */
    private static final Set<String> CITY_FIRST = Set.of("US", "CA", "AU", "GB", "IE", "IN");

    static String options(Line line) {
        if (line.options().isEmpty()) {
            return line.variantTitle() == null ? "" : line.variantTitle();
        }
        return line.options().stream().map(OrderExcerpt.Option::value).collect(Collectors.joining(" · "));
    }

    /** Properties the customer chose, like an engraving. A leading underscore marks those meant for machines. */
    static List<Property> properties(Line line) {
        return line.properties().stream()
                .filter(property -> !property.name().startsWith("_"))
                .filter(property -> isFilled(property.value()))
                .map(property -> new Property(property.name(), Objects.requireNonNullElse(property.value(), "")))
                .toList();
    }

    /** A customer's choice on an item. */
    public record Property(String name, String value) {}

    static List<String> address(@Nullable Address address, Visit visit) {
        if (address == null) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(joined(" ", address.firstName(), address.lastName()));
        lines.add(joined("", address.company()));
        lines.add(joined("", address.address1()));
        lines.add(joined("", address.address2()));
        lines.add(place(address));
        var country = address.countryCode();
        if (country != null && !country.isBlank()) {
            lines.add(visit.formats().country(country));
        }
        return lines.stream().filter(Lines::isFilled).toList();
    }

    static List<String> contact(Customer customer) {
        return Stream.of(joined(" ", customer.firstName(), customer.lastName()), customer.email(), customer.phone())
                .filter(Lines::isFilled)
                .map(line -> Objects.requireNonNullElse(line, ""))
                .toList();
    }

    /** Only http(s) pictures: an image's address comes from outside. */
    static @Nullable String picture(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            var scheme = URI.create(url).getScheme();
            return "https".equals(scheme) || "http".equals(scheme) ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static boolean isFilled(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String place(Address address) {
        if (!CITY_FIRST.contains(String.valueOf(address.countryCode()))) {
            return joined(" ", address.postalCode(), address.city());
        }
        return joined(", ", address.city(), joined(" ", address.provinceCode(), address.postalCode()));
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(Lines::isFilled).collect(Collectors.joining(between));
    }

    private Lines() {}
}
