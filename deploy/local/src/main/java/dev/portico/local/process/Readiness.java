package dev.portico.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until an address answers 200. */
public final class Readiness {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final long MILLIS_BETWEEN = 100;

    private Readiness() {}

    /** True once it answers; false when the time is over or {@code worthWaiting} says no. */
    public static boolean await(URI address, Duration patience, BooleanSupplier worthWaiting)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && worthWaiting.getAsBoolean()) {
            if (answers(request)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
        }
        return false;
    }

    private static boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not up yet
        }
    }
}
