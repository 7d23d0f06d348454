package dev.portico.notification.delivery;

import dev.portico.kit.tenancy.AfterCommit;
import dev.portico.notification.delivery.domain.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** {@code portico.emails}: tries by the mail's kind and how they ended, {@code sent}, {@code retry} or {@code parked}. */
@ApplicationScoped
class MailMetrics {

    private static final String NAME = "portico.emails";

    private final MeterRegistry meters;

    MailMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts when the running transaction has committed. */
    void tried(Delivery delivery) {
        AfterCommit.run(() -> meters.counter(NAME, "kind", name(delivery.kind()), "status", name(delivery.status()))
                .increment());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
