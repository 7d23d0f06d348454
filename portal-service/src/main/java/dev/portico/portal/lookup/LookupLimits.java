package dev.portico.portal.lookup;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.limit.Buckets;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How often links may be asked for: by who asks, by shop, and by the address they go to. None depends on an order being there. */
@ApplicationScoped
public class LookupLimits {

    private static final Duration HOUR = Duration.ofHours(1);

    private final CurrentVertxRequest request;
    private final Buckets clients;
    private final Buckets shops;
    private final Buckets addresses;

    LookupLimits(CurrentVertxRequest request, LookupConfig config, Clock clock) {
        this.request = request;
        this.clients = new Buckets(config.perClient(), HOUR, clock);
        this.shops = new Buckets(config.perShop(), HOUR, clock);
        this.addresses = new Buckets(config.perAddress(), HOUR, clock);
    }

    /**
     * Counts one request. Empty when it may be made, else how long to wait.
     *
     * @param address an email address in whatever case, or what stands for it where it is not known
     */
    public Optional<Duration> take(MerchantId merchant, String address) {
        return clients.take(client())
                .or(() -> shops.take(merchant.value()))
                .or(() -> addresses.take(merchant + " " + address.strip().toLowerCase(Locale.ROOT)));
    }

    private String client() {
        return ClientNetwork.of(request.getCurrent().request().remoteAddress().hostAddress());
    }
}
