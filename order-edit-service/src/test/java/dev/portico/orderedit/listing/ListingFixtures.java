package dev.portico.orderedit.listing;

import static dev.portico.orderedit.Api.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import java.util.function.Consumer;

/** A listing of the golden order's tops: a fifth at once, the rest in three monthly steps from a day on. */
public final class ListingFixtures {

    public static final String TOPS = "spring-tops";

    public static ObjectNode tops() {
        return (ObjectNode)
                tree(
                        """
                {"title": "Spring tops",
                 "variants": [{"productId": "classic-varsity-top", "variantId": "classic-varsity-top-small"},
                              {"productId": "classic-varsity-top", "variantId": "classic-varsity-top-medium"}],
                 "stage": "CHARGE_AND_CAPTURE", "expectedFrom": "2027-01-15", "expectedTo": "2027-01-31",
                 "terms": {"type": "DEPOSIT_UPFRONT", "deposit": {"percent": "20"},
                           "plan": {"name": "Three months", "every": 1, "unit": "MONTH", "installments": 3},
                           "charge": {"trigger": "ON_DATE", "on": "2027-02-01"}},
                 "statementTexts": {"en": "Ships end of January."}}""");
    }

    /** The listing stored for a merchant; the answer. */
    public static JsonNode stored(Api api, String merchant, Consumer<ObjectNode> change) {
        var body = tops();
        change.accept(body);
        var response = api.as("staff", merchant).body(body.toString()).put("/api/v1/listings/" + TOPS);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.asString());
        }
        return tree(response);
    }

    public static JsonNode stored(Api api, String merchant) {
        return stored(api, merchant, body -> {});
    }

    private ListingFixtures() {}
}
