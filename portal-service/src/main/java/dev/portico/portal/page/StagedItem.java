package dev.portico.portal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item picked from the search, carried along in a hidden field until it is saved: what to ask for, and what to show
 * meanwhile. Not signed: the words are shown to the one who could change them, the price is order-edit-service's.
 *
 * @param options the variant in words, empty where there is only one
 * @param unitPriceMinor minor units of the order's currency, as the search said
 */
record StagedItem(
        String productId,
        String variantId,
        String title,
        String options,
        @Nullable String imageUrl,
        long unitPriceMinor) {

    private static final int LONGEST_ID = 128;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    String encode() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<StagedItem> decode(@Nullable String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded == null ? "" : encoded);
            var item = JSON.readValue(new String(bytes, StandardCharsets.UTF_8), StagedItem.class);
            return Optional.ofNullable(item).filter(StagedItem::isWhole);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    boolean isSameAs(StagedItem other) {
        return productId.equals(other.productId) && variantId.equals(other.variantId);
    }

    private boolean isWhole() {
        return isId(productId) && isId(variantId) && title != null && options != null;
    }

    private static boolean isId(@Nullable String id) {
        return id != null && !id.isEmpty() && id.length() <= LONGEST_ID;
    }
}
