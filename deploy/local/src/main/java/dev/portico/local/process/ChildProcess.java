package dev.portico.local.process;

import dev.portico.local.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One process of the suite. While it runs, {@code services/<name>.pid} holds its number; {@code services/<name>.cmd} is
 * a shell script that starts the same process by hand.
 */
public final class ChildProcess implements AutoCloseable {

    /** Long enough to keep a class archive on a busy machine; who hangs longer is killed. */
    private static final long SECONDS_TO_STOP = 40;

    /** How long a death may be the first sign of Ctrl-C, which reaches children and launcher at the same time. */
    private static final long GRACE_MILLIS = 700;

    /** What the system reports of a process that was killed: 128 and the number of the signal. */
    private static final int KILLED = 128 + 9;

    private final Command command;
    private final DataDirectory data;
    private final Consumer<ChildProcess> onDeath;
    private volatile boolean stopping;
    private volatile Process process;

    /** What to run. Each process carries its data directory as a system property, by which it is known later on. */
    public record Command(String name, List<String> arguments, Map<String, String> environment) {}

    private ChildProcess(Command command, DataDirectory data, Consumer<ChildProcess> onDeath) throws IOException {
        this.command = command;
        this.data = data;
        this.onDeath = onDeath;
        writeScript();
        this.process = launch(Redirect.to(data.log(command.name()).toFile()));
    }

    /** Starts it; {@code onDeath} is told when it ends without having been asked to. */
    public static ChildProcess start(Command command, DataDirectory data, Consumer<ChildProcess> onDeath)
            throws IOException {
        var child = new ChildProcess(command, data, onDeath);
        child.watch();
        return child;
    }

    /** The mark by which a left-over process is recognised as one of this data directory. */
    public static String mark(DataDirectory data) {
        return "-Dportico.data=" + data.path();
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return data.log(name());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Whether it ended by itself when it was told to; the opposite of killed. */
    public boolean endedInOrder() {
        return !process.isAlive() && exitCode() != KILLED;
    }

    /** Starts it again, after it has died. */
    public void restart() throws IOException {
        if (!stopping) {
            process = launch(Redirect.appendTo(log().toFile()));
            watch();
        }
    }

    private Process launch(Redirect output) throws IOException {
        var builder = new ProcessBuilder(command.arguments())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(command.environment());
        var launched = builder.start();
        Files.writeString(pidFile(), launched.pid() + "\n");
        return launched;
    }

    private void watch() {
        process.onExit().thenRun(this::afterExit);
    }

    private void afterExit() {
        try {
            TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!stopping) {
            onDeath.accept(this);
        }
    }

    /** From now on its end is no surprise. */
    public void expectEnd() {
        stopping = true;
    }

    @Override
    public void close() {
        stopping = true;
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return data.services().resolve(name() + ".pid");
    }

    private void writeScript() throws IOException {
        var environment = data.services().resolve(name() + ".env");
        var lines = new TreeMap<>(command.environment())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                        .collect(Collectors.joining("\n", "", "\n"));
        writePrivate(environment, lines);
        var start = command.arguments().stream().map(ChildProcess::quoted).collect(Collectors.joining(" "));
        writePrivate(
                data.services().resolve(name() + ".cmd"),
                "set -a; . " + quoted(environment.toString()) + "; set +a; exec " + start + "\n");
    }

    private static void writePrivate(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, content);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
