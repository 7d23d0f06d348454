package dev.portico.portal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.portal.client.Preview;
import dev.portico.portal.view.domain.OrderExcerpt.Address;
import dev.portico.portal.view.domain.OrderExcerpt.Customer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an edit form showed before anybody typed, carried along in a hidden field. A change is what differs from it, so a
 * field that nobody touched never undoes what happened to the order meanwhile. Not signed: it can only make a customer
 * ask for something else, and order-edit-service decides on that.
 */
record EditBase(
        int version,
        Map<UUID, Line> lines,
        Map<String, String> address,
        Map<String, String> contact,
        String rate,
        String note) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    record Line(int quantity, @Nullable String variantId, String title) {}

    static EditBase of(Preview preview) {
        var order = preview.before();
        var lines = new LinkedHashMap<UUID, Line>();
        order.keptLines()
                .forEach(line -> lines.put(line.id(), new Line(line.quantity(), line.variantId(), line.title())));
        return new EditBase(
                order.version(),
                lines,
                fields(order.shippingAddress()),
                contact(order.customer()),
                preview.currentRate().map(Preview.Rate::rateId).orElse(""),
                text(order.note()));
    }

    private static Map<String, String> contact(Customer customer) {
        var contact = new LinkedHashMap<String, String>();
        contact.put("firstName", text(customer.firstName()));
        contact.put("lastName", text(customer.lastName()));
        contact.put("email", text(customer.email()));
        contact.put("phone", text(customer.phone()));
        return contact;
    }

    /** The fields of an address in the order they are asked for; absent ones are empty. */
    static Map<String, String> fields(@Nullable Address address) {
        var fields = new LinkedHashMap<String, String>();
        if (address != null) {
            fields.put("firstName", text(address.firstName()));
            fields.put("lastName", text(address.lastName()));
            fields.put("company", text(address.company()));
            fields.put("address1", text(address.address1()));
            fields.put("address2", text(address.address2()));
            fields.put("city", text(address.city()));
            fields.put("provinceCode", text(address.provinceCode()));
            fields.put("postalCode", text(address.postalCode()));
            fields.put("countryCode", text(address.countryCode()));
            fields.put("phone", text(address.phone()));
        }
        return fields;
    }

    String encode() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<EditBase> decode(@Nullable String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded == null ? "" : encoded);
            var base = JSON.readValue(new String(bytes, StandardCharsets.UTF_8), EditBase.class);
            return Optional.ofNullable(base).filter(EditBase::isWhole);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        return lines != null && address != null && contact != null && rate != null && note != null;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
