package dev.portico.portal.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens a visit that wants to do something, at most so many a minute per order. Each replica counts for itself: the limit
 * keeps a script from hammering the services behind, it is not a quota.
 */
@ApplicationScoped
class PostLimit {

    private static final long MINUTE = 60;

    private final Visits visits;
    private final Clock clock;
    private final int allowed;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    PostLimit(Visits visits, Clock clock, PortalConfig config) {
        this.visits = visits;
        this.clock = clock;
        this.allowed = config.postsPerMinute();
    }

    private record Count(long minute, int posts) {}

    /** The link is verified first, so nobody can fill the memory with invented tokens. */
    Uni<Visit> open(String token, UriInfo address, HttpHeaders headers) {
        return visits.open(token, address, headers).invoke(this::count);
    }

    private void count(Visit visit) {
        var minute = clock.instant().getEpochSecond() / MINUTE;
        counts.values().removeIf(count -> count.minute() < minute);
        var count = counts.merge(
                visit.link().orderId().toString(),
                new Count(minute, 1),
                (old, one) -> new Count(minute, old.posts() + 1));
        if (count.posts() > allowed) {
            throw new PageRefusedException(Refusal.BUSY, visit.formats().locale(), visit.shop());
        }
    }
}
