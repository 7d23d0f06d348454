package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Who takes whose payments. What is begun goes to the merchant's processor of today; what was begun is asked about where
 * it was begun, by the name that its row keeps: a merchant who moves to another processor has both for a while.
 */
@ApplicationScoped
public class Processors {

    private static final Logger LOG = Logger.getLogger(Processors.class);
    private static final String DEFAULT = "sandbox";

    private final Map<String, PaymentProcessor> byName;
    private final ProcessorsConfig config;

    Processors(@Any Instance<PaymentProcessor> all, ProcessorsConfig config) {
        this.byName = all.stream().collect(Collectors.toMap(PaymentProcessor::name, Function.identity()));
        this.config = config;
    }

    /** A mistake in the configuration would be noticed by the first customer who wants to pay; so it is looked for now. */
    void check(@Observes StartupEvent started) {
        config.accounts().keySet().stream()
                .map(MerchantId::new)
                .forEach(merchant -> LOG.infof(
                        "Payments of %s go through %s", merchant, of(merchant).name()));
    }

    /** The processor for whatever a merchant begins now. */
    public PaymentProcessor of(MerchantId merchant) {
        var account = config.accounts().get(merchant.value());
        return named(account == null ? DEFAULT : account.kind());
    }

    /**
     * The processor that something was begun at.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public PaymentProcessor named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no processor is called " + name));
    }

    /** The processor of that name, if there is one: rows outlive configurations. */
    public Optional<PaymentProcessor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
