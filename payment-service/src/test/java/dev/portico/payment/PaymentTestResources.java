package dev.portico.payment;

import dev.portico.local.infra.FreePort;
import dev.portico.local.testing.PorticoTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
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
                return Map.of(
                        "quarkus.http.test-port",
                        port,
                        "portico.checkout.reconcile-after",
                        "1h",
                        "portico.refund.send-within",
                        "3s",
                        "portico.refund.reconcile-after",
                        "1s",
                        "portico.trial-balance.poll-every",
                        "500ms",
                        "portico.trial-balance.chunk",
                        "2",
                        "portico.sandbox.webhook-url",
                        "http://127.0.0.1:" + port + "/webhooks/sandbox");
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }

        @Override
        public void stop() {}
    }
}
