package dev.portico.local.process;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private final Path directory;
    private final DataDirectory data;
    private final List<ChildProcess> started = new ArrayList<>();
    private final List<String> dead = new CopyOnWriteArrayList<>();

    ChildProcessTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        data = new DataDirectory(directory);
        Files.createDirectories(data.logs());
        Files.createDirectories(data.services());
    }

    @AfterEach
    void stop() {
        started.forEach(ChildProcess::close);
    }

    @Test
    void aDeathIsToldAndTheProcessCanBeStartedAgain() throws IOException {
        var child = start("sleeper", List.of("sleep", "60"));
        var first = pid("sleeper");

        kill(first);
        await().untilAsserted(() -> assertThat(dead).containsExactly("sleeper"));
        child.restart();

        assertThat(pid("sleeper")).isNotEqualTo(first);
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void anEndThatWasAskedForIsNoNews() throws IOException {
        start("sleeper", List.of("sleep", "60")).close();

        assertThat(dead).isEmpty();
        assertThat(data.services().resolve("sleeper.pid")).doesNotExist();
    }

    @Test
    void theScriptStartsTheSameProcessByHand() throws Exception {
        run("teller", List.of("sh", "-c", "echo \"it's $GREETING\""));
        var script = data.services().resolve("teller.cmd");

        var byHand = new ProcessBuilder("sh", script.toString()).start();

        assertThat(new String(byHand.getInputStream().readAllBytes())).isEqualTo("it's a 'good' day\n");
        assertThat(Files.getPosixFilePermissions(data.services().resolve("teller.env")))
                .hasSize(2);
    }

    @Test
    void processesOfAKilledLauncherAreStopped() throws IOException {
        run("left-over", List.of("sh", "-c", "sleep 60; exit 0", ChildProcess.mark(data)));
        var process = ProcessHandle.of(pid("left-over")).orElseThrow();
        var reports = new ArrayList<String>();

        StaleProcesses.stopServices(data, reports::add);

        assertThat(process.isAlive()).isFalse();
        assertThat(reports).singleElement().asString().startsWith("stopping left-over of an earlier run");
    }

    @Test
    void aProcessThatOnlyHasAnOldNumberIsLeftAlone() throws IOException {
        run("somebody-else", List.of("sleep", "60"));
        var process = ProcessHandle.of(pid("somebody-else")).orElseThrow();

        StaleProcesses.stopServices(data, report -> {});
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(directory.resolve("postgres/postmaster.pid"), process.pid() + "\n/somewhere\n");
        StaleProcesses.stopPostgres(directory.resolve("postgres"), report -> {});

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void theLastErrorOfALogIsFound() throws IOException {
        var log = directory.resolve("some.log");
        Files.writeString(log, "10:00 INFO up\n10:01 ERROR no database\n10:02 INFO stopping\n\n");

        assertThat(LogTail.lastError(log)).isEqualTo("10:01 ERROR no database");
        assertThat(LogTail.lastError(directory.resolve("none.log"))).isEmpty();
    }

    private void run(String name, List<String> arguments) throws IOException {
        assertThat(start(name, arguments).name()).isEqualTo(name);
    }

    private ChildProcess start(String name, List<String> arguments) throws IOException {
        var command = new ChildProcess.Command(name, arguments, Map.of("GREETING", "a 'good' day"));
        var child = ChildProcess.start(command, data, process -> dead.add(process.name()));
        started.add(child);
        return child;
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(
                Files.readString(data.services().resolve(name + ".pid")).strip());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
