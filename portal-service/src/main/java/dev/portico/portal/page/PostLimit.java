package dev.portico.portal.page;

import dev.portico.portal.limit.Buckets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;

/**
 * Opens a visit that wants to do something, at most so many a minute per order: it keeps a script from hammering the services
 * behind.
 */
@ApplicationScoped
class PostLimit {

    private final Visits visits;
    private final Buckets posts;

    PostLimit(Visits visits, Clock clock, PortalConfig config) {
        this.visits = visits;
        this.posts = new Buckets(config.postsPerMinute(), Duration.ofMinutes(1), clock);
    }

    /** The link is verified first, so nobody can fill the memory with invented tokens. */
    Uni<Visit> open(String token, UriInfo address, HttpHeaders headers) {
        return visits.open(token, address, headers).invoke(this::count);
    }

    private void count(Visit visit) {
        posts.take(visit.link().orderId().toString()).ifPresent(pause -> {
            throw PageRefusedException.of(Refusal.BUSY, visit).untilAfter(pause);
        });
    }
}
