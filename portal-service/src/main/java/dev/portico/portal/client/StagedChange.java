package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change as order-edit-service reads it. */
public final class StagedChange {

    private final String field;
    private final @Nullable UUID lineId;
    private final Map<String, Object> json = new LinkedHashMap<>();

    private StagedChange(String field, String type, @Nullable UUID lineId) {
        this.field = field;
        this.lineId = lineId;
        json.put("type", type);
        if (lineId != null) {
            json.put("lineId", lineId);
        }
    }

    public static StagedChange quantity(String field, UUID lineId, int quantity) {
        return new StagedChange(field, "SET_QUANTITY", lineId).with("quantity", quantity);
    }

    public static StagedChange remove(String field, UUID lineId) {
        return new StagedChange(field, "REMOVE_ITEM", lineId);
    }

    public static StagedChange variant(String field, UUID lineId, String variantId) {
        return new StagedChange(field, "SWAP_VARIANT", lineId).with("variantId", variantId);
    }

    public static StagedChange replace(String field, UUID lineId, String productId, String variantId) {
        return new StagedChange(field, "REPLACE_ITEM", lineId)
                .with("productId", productId)
                .with("variantId", variantId);
    }

    public static StagedChange add(String field, String productId, String variantId, int quantity) {
        return new StagedChange(field, "ADD_ITEM", null)
                .with("productId", productId)
                .with("variantId", variantId)
                .with("quantity", quantity);
    }

    public static StagedChange address(String field, Map<String, String> address) {
        return new StagedChange(field, "CHANGE_SHIPPING_ADDRESS", null).with("address", Map.copyOf(address));
    }

    /** @param contact email, phone, firstName and lastName */
    public static StagedChange contact(String field, Map<String, String> contact) {
        var change = new StagedChange(field, "CHANGE_CONTACT", null);
        change.json.putAll(contact);
        return change;
    }

    public static StagedChange rate(String field, String rateId) {
        return new StagedChange(field, "CHANGE_SHIPPING_METHOD", null).with("rateId", rateId);
    }

    /** An empty note removes it. */
    public static StagedChange note(String field, String note) {
        return new StagedChange(field, "CHANGE_NOTE", null).with("note", note);
    }

    /** The form's field it came from, where a refusal of it is shown. */
    public String field() {
        return field;
    }

    /** The line it changes; null when it is about none. */
    public @Nullable UUID lineId() {
        return lineId;
    }

    @JsonValue
    Map<String, Object> json() {
        return json;
    }

    private StagedChange with(String name, Object value) {
        json.put(name, value);
        return this;
    }
}
