package dev.portico.notification.delivery.domain;

import java.time.Duration;

/**
 * How long and how often to try.
 *
 * @param lease how long one try may take before another worker may take the delivery over
 * @param attempts the last try's number, at least 1
 * @param firstPause between the first and the second try; doubles each time
 * @param longestPause the doubling's limit
 */
public record RetryPolicy(Duration lease, int attempts, Duration firstPause, Duration longestPause) {

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt");
        }
    }

    boolean isLast(int attempt) {
        return attempt >= attempts;
    }

    /** @param attempt the one that failed, from 1 */
    Duration pauseAfter(int attempt) {
        var doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }
}
