package dev.portico.orderedit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the golden story, until a test moves it. */
@Singleton
public class MovableClock extends Clock {

    public static final Instant PLACED = Instant.parse("2026-11-20T16:15:00Z");
    public static final Instant START = PLACED.plusSeconds(2);

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** To the start of a test: nothing waits for a later time. */
    public void reset() {
        now = START;
        TestRows.forgetTimers();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
