package dev.portico.orderedit.importing;

import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.IntakeFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Faults as pointers into the document that was sent, not into what was made of it. */
final class ShopifyFaults {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("lines", "line_items"),
            Map.entry("externalId", "id"),
            Map.entry("number", "name"),
            Map.entry("placedAt", "processed_at"),
            Map.entry("unitPriceMinor", "price"),
            Map.entry("amountMinor", "price"),
            Map.entry("taxLines", "tax_lines"),
            Map.entry("shippingAddress", "shipping_address"),
            Map.entry("billingAddress", "billing_address"),
            Map.entry("countryCode", "country_code"),
            Map.entry("provinceCode", "province_code"),
            Map.entry("postalCode", "zip"),
            Map.entry("firstName", "first_name"),
            Map.entry("lastName", "last_name"),
            Map.entry("variantTitle", "variant_title"),
            Map.entry("platformVersion", "updated_at"),
            Map.entry("totalMinor", "total_price"));

    /** Shopify's own figures first; a total that the comparison has named already is not named twice. */
    static List<IntakeFault> all(List<IntakeFault> shopify, Intake intake) {
        var all = new ArrayList<>(shopify);
        List<IntakeFault> ours = intake.fold(accepted -> List.of(), Intake.Refused::faults);
        ours.stream()
                .map(ShopifyFaults::translated)
                .filter(fault -> all.stream().noneMatch(known -> known.pointer().equals(fault.pointer())))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static IntakeFault translated(IntakeFault fault) {
        var pointer = new StringBuilder();
        for (String token : fault.pointer().split("/", -1)) {
            if (!token.isEmpty()) {
                pointer.append('/').append(NAMES.getOrDefault(token, token));
            }
        }
        return new IntakeFault(fault.code(), pointer.toString(), fault.detail(), fault.params());
    }

    private ShopifyFaults() {}
}
