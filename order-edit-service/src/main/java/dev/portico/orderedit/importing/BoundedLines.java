package dev.portico.orderedit.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a stream line by line, holding one line at a time and never more of it than the limit. Blocking. */
final class BoundedLines {

    private final InputStream in;
    private final int limit;
    private int number;

    BoundedLines(InputStream in, int limit) {
        this.in = new BufferedInputStream(in);
        this.limit = limit;
    }

    /** A line without its end; {@code tooLong} when it was cut at the limit. Numbers count from 1. */
    record Line(int number, String text, boolean tooLong) {

        boolean blank() {
            return text.isBlank();
        }
    }

    /** The next line, or empty at the end. */
    Optional<Line> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < limit) {
                bytes.write(next);
            } else {
                tooLong = true;
            }
        }
        number++;
        return Optional.of(new Line(number, bytes.toString(StandardCharsets.UTF_8), tooLong));
    }
}
