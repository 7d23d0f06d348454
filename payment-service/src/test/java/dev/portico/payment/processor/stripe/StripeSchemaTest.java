package dev.portico.payment.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the description of Stripe's API, as it is used here, tells good requests from bad ones. */
class StripeSchemaTest {

    private static final String PAGE = "mode=payment&success_url=https%3A%2F%2Fshop"
            + "&line_items%5B0%5D%5Bquantity%5D=1&line_items[0][price_data][currency]=usd"
            + "&line_items[0][price_data][unit_amount]=6375&line_items[0][price_data][product_data][name]=%232051"
            + "&metadata[any]=thing&expand[0]=payment_intent";

    private final StripeSchema schema = new StripeSchema();

    @Test
    void formsAreTrees() {
        assertThat(StripeForm.decode("a[b][0][c]=1&a[b][1][c]=x%20y&d=&e[0]=q&f[g]=h"))
                .hasToString(
                        """
                        {"a":{"b":[{"c":"1"},{"c":"x y"}]},"d":"","e":["q"],"f":{"g":"h"}}""");
    }

    @Test
    void aGoodRequestHasNoFaults() {
        assertThat(faults("POST", "/v1/checkout/sessions", PAGE)).isEmpty();
        assertThat(faults("POST", "/v1/checkout/sessions/cs_1/expire", "expand[0]=x"))
                .isEmpty();
        assertThat(faults("GET", "/v1/payment_intents", "customer=cus_1&created[gte]=17&limit=100"))
                .isEmpty();
    }

    /** A wrong type, an unknown parameter, one inside another, a bad choice, a missing one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&expires_at=tomorrow",
                "&reference=1",
                "&line_items[0][price_data][colour]=red",
                "&line_items[0][price_data][product_data][title]=x",
                "&payment_intent_data[setup_future_usage]=sometimes",
                "&line_items[0][adjustable_quantity][minimum]=1"
            })
    void aBadRequestHas(String more) {
        assertThat(faults("POST", "/v1/checkout/sessions", PAGE + more)).isNotEmpty();
    }

    @Test
    void whatIsMissingIsAFault() {
        assertThat(faults("POST", "/v1/payment_intents", "amount=100")).isNotEmpty();
        assertThat(faults("POST", "/v1/payment_intents", "amount=1.5&currency=usd"))
                .isNotEmpty();
        assertThat(faults("GET", "/v1/refunds", "payment=pi_1")).isNotEmpty();
        assertThat(faults("POST", "/v1/charges", "")).isNotEmpty();
    }

    private List<String> faults(String method, String path, String form) {
        return schema.faults(method, path, StripeForm.decode(form));
    }
}
