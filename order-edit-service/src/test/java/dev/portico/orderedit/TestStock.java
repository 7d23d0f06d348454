package dev.portico.orderedit;

import java.util.UUID;

/** The stock of the tops that the golden order sells. */
public final class TestStock {

    public static void put(Api api, String merchant, int stock) {
        api.as("staff", merchant)
                .body(
                        """
                        {"title": "Classic Varsity Top", "productType": "Tops", "tags": [], "status": "ACTIVE",
                         "options": ["Size"],
                         "variants": [{"externalId": "classic-varsity-top-small", "title": "Small",
                                       "options": [{"name": "Size", "value": "Small"}],
                                       "priceMinor": 6000, "currency": "USD", "stock": %d,
                                       "tracked": true, "oversell": false}]}
                        """
                                .formatted(stock))
                .put("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    public static long of(String merchant) {
        return TestRows.count(
                "select stock from order_edit.variant where merchant = ? and external_id = 'classic-varsity-top-small'",
                merchant);
    }

    public static long edits(String orderId) {
        return TestRows.count(
                "select count(*) from order_edit.order_edit where order_id = ?", UUID.fromString(orderId));
    }

    private TestStock() {}
}
