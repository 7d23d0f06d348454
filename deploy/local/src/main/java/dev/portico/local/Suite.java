package dev.portico.local;

import dev.portico.local.infra.LocalPostgres;
import dev.portico.local.process.ChildProcess;
import dev.portico.local.process.ClassArchive;
import dev.portico.local.process.LogTail;
import dev.portico.local.process.Readiness;
import dev.portico.local.process.StaleProcesses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** All of Portico on this machine: starts everything, watches it, stops everything. */
final class Suite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Somewhat more than a process gets before it is killed. */
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(45);

    private final Options options;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Console console;
    private final InfrastructureStarter infrastructure;
    private final ConcurrentLinkedQueue<ChildProcess> children = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Completed, exceptionally, by the first thing that goes wrong. */
    private final CompletableFuture<Void> trouble = new CompletableFuture<>();

    private volatile boolean running;
    private volatile boolean stopping;

    Suite(Options options, DataDirectory data, Secrets secrets, Console console) {
        this.options = options;
        this.data = data;
        this.secrets = secrets;
        this.console = console;
        this.infrastructure = new InfrastructureStarter(options, data, secrets, this::onDeath);
    }

    /** Returns when every service is ready. */
    Infrastructure start() throws IOException {
        requireJars();
        StaleProcesses.stopServices(data, console::step);
        StaleProcesses.stopPostgres(LocalPostgres.dataDirectory(data.postgres()), console::step);
        options.ports().requireFree(options.external());
        running = true;
        exitInsteadOfHalting();
        var started = await(CompletableFuture.supplyAsync(infrastructure::start, threads));
        console.step("database, broker, sign-in and mail catcher are up");
        startServices(started);
        return started;
    }

    private void requireJars() {
        for (var service : Services.all(options.ports())) {
            if (!Files.exists(service.jar(options.root()))) {
                throw new StartException(service.name() + " is not built: run ./portico build");
            }
        }
    }

    /** Kafka halts the JVM when its disk fails, and would leave the services behind. */
    private void exitInsteadOfHalting() {
        Exit.setHaltProcedure((status, message) -> fail(kafkaGaveUp(message)));
        Exit.setExitProcedure((status, message) -> fail(kafkaGaveUp(message)));
    }

    private StartException kafkaGaveUp(@Nullable String message) {
        return new StartException("Kafka gave up (%s); its log is %s".formatted(message, data.log("launcher")));
    }

    private void startServices(Infrastructure started) throws IOException {
        var services = new Services(options, secrets);
        var all = Services.all(options.ports());
        for (var service : all) {
            children.add(ChildProcess.start(services.command(service, data, started), data, this::onDeath));
        }
        await(CompletableFuture.allOf(all.stream()
                .map(service -> CompletableFuture.runAsync(() -> awaitReady(service), threads))
                .toArray(CompletableFuture[]::new)));
    }

    private void awaitReady(Services.Service service) {
        try {
            if (!Readiness.await(URI.create(service.url() + "/q/health/ready"), PATIENCE, () -> !stopping)) {
                throw new StartException("%s is not ready after %d minutes; its log is %s"
                        .formatted(service.name(), PATIENCE.toMinutes(), data.log(service.name())));
            }
            console.step(service.name() + " is ready");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks until something goes wrong; a signal ends the JVM instead. */
    void awaitTrouble() {
        await(trouble);
    }

    /** The value, or the first trouble, whichever comes first. */
    private <T> T await(CompletableFuture<T> wanted) {
        try {
            CompletableFuture.anyOf(wanted, trouble).join();
            return wanted.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartException told
                    ? told
                    : new StartException(String.valueOf(e.getCause()), e);
        }
    }

    private void onDeath(ChildProcess child) {
        if (stopping) {
            return;
        }
        var obituary = "%s stopped with exit code %d; its log is %s, which ends: %s"
                .formatted(child.name(), child.exitCode(), child.log(), LogTail.lastError(child.log()));
        if (options.keepOnCrash()) {
            console.step(obituary);
            restart(child);
        } else {
            fail(new StartException(obituary));
        }
    }

    private void restart(ChildProcess child) {
        try {
            child.restart();
            console.step(child.name() + " was started again");
        } catch (IOException e) {
            fail(new StartException(child.name() + " cannot be started again: " + e.getMessage(), e));
        }
    }

    private void fail(StartException exception) {
        trouble.completeExceptionally(exception);
    }

    private boolean isFirstRun() {
        return options.classArchives()
                && Services.all(options.ports()).stream()
                        .map(service -> service.classes(options.root()))
                        .noneMatch(ClassArchive::isFresh);
    }

    private void keepClasses(Services.Service service) {
        var classes = service.classes(options.root());
        var inOrder = children.stream()
                .filter(child -> child.name().equals(service.name()))
                .anyMatch(ChildProcess::endedInOrder);
        Quietly.close(inOrder ? classes::keep : classes::discard);
    }

    @Override
    public void close() {
        stopping = true;
        if (!running) {
            return;
        }
        console.step(isFirstRun() ? "stopping; this once it takes longer, for faster starts later" : "stopping");
        children.forEach(ChildProcess::expectEnd);
        Quietly.closeAll(children, PATIENCE_TO_STOP);
        Services.all(options.ports()).forEach(this::keepClasses);
        Quietly.close(infrastructure);
        threads.shutdownNow();
        for (var file : List.of(data.ready(), data.launcherPid())) {
            Quietly.close(() -> Files.deleteIfExists(file));
        }
        console.step("stopped");
    }
}
