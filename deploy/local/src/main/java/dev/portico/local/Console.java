package dev.portico.local;

import java.io.PrintStream;
import java.time.Duration;

/** What the person at the terminal sees. The first column is the seconds since the start. */
final class Console {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    void step(String line) {
        var tenths = Duration.ofNanos(System.nanoTime() - start).toMillis() / 100;
        out.println("[%4d.%d s] %s".formatted(tenths / 10, tenths % 10, line));
    }

    void plain(String text) {
        out.println(text);
    }
}
