package dev.portico.portal.page;

import dev.portico.portal.address.AddressFormats;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Address;
import dev.portico.portal.view.domain.OrderExcerpt.Customer;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How parts of an order are written down: a line's options, an address. */
final class Lines {

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

    /** In the order of its country, whose name is in the customer's language. */
    static List<String> address(@Nullable Address address, Visit visit) {
        return address == null ? List.of() : AddressFormats.write(address.parts(), visit.formats()::country);
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

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(Lines::isFilled).collect(Collectors.joining(between));
    }

    private Lines() {}
}
