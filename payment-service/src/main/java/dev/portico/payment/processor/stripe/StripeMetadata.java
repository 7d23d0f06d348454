package dev.portico.payment.processor.stripe;

import dev.portico.kit.tenancy.MerchantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The notes that Portico puts on everything it makes at Stripe, and gets back with every event about it. */
final class StripeMetadata {

    static final String MERCHANT = "portico_merchant";
    static final String ORDER = "portico_order";
    static final String CHECKOUT = "portico_checkout";
    static final String SETUP = "portico_setup";
    static final String CHARGE = "portico_charge";
    static final String REFUND = "portico_refund";
    static final String KEY = "portico_key";

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Whether it was made for this merchant: two may share an account at Stripe, and each is told of everything. */
    static boolean belongsTo(MerchantId merchant, @Nullable Map<String, String> notes) {
        return notes != null && merchant.value().equals(notes.get(MERCHANT));
    }

    static Optional<UUID> id(String note, Map<String, String> notes) {
        return Optional.ofNullable(notes.get(note))
                .filter(text -> UUID_FORM.matcher(text).matches())
                .map(UUID::fromString);
    }

    /** The idempotency key of what was made; empty when there is none, which no key is. */
    static String key(Map<String, String> notes) {
        return notes.getOrDefault(KEY, "");
    }

    static boolean hasKey(String key, @Nullable Map<String, String> notes) {
        return notes != null && key.equals(notes.get(KEY));
    }

    private StripeMetadata() {}
}
