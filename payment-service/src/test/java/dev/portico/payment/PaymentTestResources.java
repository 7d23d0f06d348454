package dev.portico.payment;

import dev.portico.local.infra.FreePort;
import dev.portico.local.testing.PorticoTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Database, broker and addresses for all tests of the module: they share one run of the service. */
@WithTestResource(
        value = PorticoTestResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "schema", value = "payment"))
@WithTestResource(value = PaymentTestResources.Addresses.class, scope = TestResourceScope.GLOBAL)
class PaymentTestResources {

    /** The Sandbox posts its webhooks over HTTP, so the port must be known before the service is up. */
    public static class Addresses implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                var port = String.valueOf(FreePort.any());
                var settings = new HashMap<String, String>();
                settings.put("quarkus.http.test-port", port);
                settings.put("portico.checkout.reconcile-after", "1h");
                settings.put("portico.refund.send-within", "3s");
                settings.put("portico.refund.reconcile-after", "1s");
                settings.put("portico.trial-balance.poll-every", "500ms");
                settings.put("portico.trial-balance.chunk", "2");
                settings.put("portico.sandbox.webhook-url", "http://127.0.0.1:" + port + "/webhooks/sandbox");
                settings.putAll(stripe(FreePort.any()));
                return settings;
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }

        /** A merchant who uses Stripe; tests that are about it start a fake of it at that port. */
        private static Map<String, String> stripe(int port) {
            var account = "portico.processors.\"stripe-shop\".";
            return Map.of(
                    account + "kind",
                    "stripe",
                    account + "secret-key",
                    "sk_test_fake",
                    account + "webhook-secret",
                    "whsec_test_secret",
                    account + "webhook-endpoint",
                    "3f9c2a7d51e84b06a1d2c3b4e5f60718",
                    account + "api-base",
                    "http://127.0.0.1:" + port,
                    "portico.stripe.read-timeout",
                    "PT1S");
        }

        @Override
        public void stop() {}
    }
}
