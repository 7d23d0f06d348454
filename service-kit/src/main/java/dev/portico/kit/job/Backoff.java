package dev.portico.kit.job;

import java.time.Duration;

/** Pauses that double, from the first one up to the longest. */
public record Backoff(Duration first, Duration longest) {

    // beyond that any pause is the longest one, and doubling would overflow
    private static final int DOUBLINGS = 20;

    /** @param tries how many there were before the one that the pause comes after, from 0 */
    public Duration after(int tries) {
        var doubled = first.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
