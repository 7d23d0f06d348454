package dev.portico.local.process;

import dev.portico.local.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A launcher that was killed hard leaves its children running. Only processes whose number this data directory
 * remembers, and which still are what they were, are stopped: numbers are given out again.
 */
public final class StaleProcesses {

    private static final long SECONDS_TO_STOP = 15;

    private StaleProcesses() {}

    /** Stops every process that {@code services/} remembers, all at once. */
    public static void stopServices(DataDirectory data, Consumer<String> report) throws IOException {
        var found = new ArrayList<ProcessHandle>();
        try (var files = Files.newDirectoryStream(data.services(), "*.pid")) {
            for (var file : files) {
                find(file, process -> commandLine(process).contains(ChildProcess.mark(data)), report)
                        .ifPresent(found::add);
                Files.deleteIfExists(file);
            }
        }
        stop(found);
    }

    /** PostgreSQL keeps the number of its own process in its data directory. */
    public static void stopPostgres(Path dataDirectory, Consumer<String> report) throws IOException {
        var file = dataDirectory.resolve("postmaster.pid");
        var found = find(file, process -> process.info().command().orElse("").endsWith("/postgres"), report);
        stop(found.stream().toList());
    }

    private static Optional<ProcessHandle> find(Path pidFile, Predicate<ProcessHandle> isOurs, Consumer<String> report)
            throws IOException {
        var process = read(pidFile).flatMap(ProcessHandle::of).filter(isOurs);
        process.ifPresent(found ->
                report.accept("stopping %s of an earlier run (process %d)".formatted(nameOf(pidFile), found.pid())));
        return process;
    }

    private static void stop(List<ProcessHandle> processes) throws IOException {
        for (var process : processes) {
            // INT rather than TERM: PostgreSQL then ends its sessions instead of waiting for them.
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
        }
        for (var process : processes) {
            try {
                process.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }

    private static Optional<Long> read(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? Optional.of(Long.valueOf(first)) : Optional.empty();
    }

    private static String commandLine(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> String.join(" ", arguments))
                .or(() -> process.info().commandLine())
                .orElse("");
    }

    private static String nameOf(Path pidFile) {
        return pidFile.endsWith("postmaster.pid")
                ? "PostgreSQL"
                : String.valueOf(pidFile.getFileName()).replace(".pid", "");
    }
}
