package dev.portico.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An order of a demo shop.
 *
 * @param situation what it is an example of, as scripts know it
 * @param title the same for people
 * @param body what the shop sends
 */
public record DemoOrder(String situation, String title, Shop shop, String externalId, String number, ObjectNode body) {

    /** One that Portico has taken. */
    public record Placed(
            String situation,
            String title,
            String merchant,
            String number,
            String externalId,
            String orderId,
            @Nullable String link) {

        Placed withLink(@Nullable String url) {
            return new Placed(situation, title, merchant, number, externalId, orderId, url);
        }
    }
}
