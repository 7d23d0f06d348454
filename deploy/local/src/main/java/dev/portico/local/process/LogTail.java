package dev.portico.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What a log says last. */
public final class LogTail {

    private LogTail() {}

    /** The last line that tells of an error, else the last line at all, else nothing. */
    public static String lastError(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var error = last(
                    lines,
                    line -> line.contains(" ERROR ") || line.startsWith("Error") || line.startsWith("Caused by:"));
            return error.isEmpty() ? last(lines, line -> !line.isBlank()) : error;
        } catch (IOException e) {
            return "";
        }
    }

    private static String last(List<String> lines, Predicate<String> wanted) {
        return lines.stream()
                .filter(wanted)
                .reduce((first, second) -> second)
                .orElse("")
                .strip();
    }
}
