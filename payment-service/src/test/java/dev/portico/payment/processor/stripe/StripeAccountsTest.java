package dev.portico.payment.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ProcessorsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration as operators write it, and the faults in it that keep the service from starting. */
class StripeAccountsTest {

    private static final String ENDPOINT = "3f9c2a7d51e84b06a1d2c3b4e5f60718";
    private static final Map<String, String> GOOD = Map.of(
            "portico.processors.\"my-shop\".kind", "stripe",
            "portico.processors.\"my-shop\".secret-key", "${MY_KEY}",
            "portico.processors.\"my-shop\".webhook-secret", "whsec_1",
            "portico.processors.\"my-shop\".webhook-endpoint", ENDPOINT,
            "MY_KEY", "sk_test_1");

    @Test
    void anEndpointLeadsToItsMerchant() {
        var accounts = accounts(GOOD);

        assertThat(accounts.endpoint(ENDPOINT)).contains(new StripeEndpoint(new MerchantId("my-shop"), "whsec_1"));
        assertThat(accounts.endpoint("my-shop")).isEmpty();
        assertThat(accounts.endpoint(ENDPOINT)).hasToString("Optional[StripeEndpoint[my-shop]]");
    }

    @Test
    void withoutAnAccountThereIsNone() {
        assertThat(accounts(Map.of()).endpoint(ENDPOINT)).isEmpty();
        assertThat(accounts(Map.of("portico.processors.\"my-shop\".kind", "sandbox"))
                        .endpoint(ENDPOINT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "secret-key, ' '",
        "webhook-secret, ''",
        "webhook-endpoint, ''",
        "webhook-endpoint, too-short",
        "webhook-endpoint, 3f9c2a7d51e84b06/../a1d2c3b4e5f60718"
    })
    void aFaultIsNamed(String setting, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put("portico.processors.\"my-shop\"." + setting, value);

        assertThatThrownBy(() -> accounts(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("portico.processors.\"my-shop\"." + setting);
    }

    @Test
    void twoMerchantsCannotShareAnEndpoint() {
        var settings = new HashMap<>(GOOD);
        GOOD.forEach((name, value) -> settings.put(name.replace("my-shop", "your-shop"), value));

        assertThatThrownBy(() -> accounts(settings)).hasMessageContaining("is another merchant's, too");
    }

    private static StripeAccounts accounts(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ProcessorsConfig.class)
                .withMapping(StripeConfig.class)
                .withDefaultValues(settings)
                .build();
        return new StripeAccounts(
                config.getConfigMapping(ProcessorsConfig.class), config.getConfigMapping(StripeConfig.class));
    }
}
