package dev.portico.local;

import dev.portico.local.identity.OidcProcess;
import dev.portico.local.infra.KafkaBroker;
import dev.portico.local.infra.LocalPostgres;
import dev.portico.local.infra.Schemas;
import dev.portico.local.mail.MailCatcher;
import dev.portico.local.process.ChildProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Starts database, broker, sign-in and mail catcher side by side, or takes those of the command line. */
final class InfrastructureStarter implements AutoCloseable {

    private static final String ADMIN = "postgres";

    /** For all ends together. With what the services may take it is less than ./portico down waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Options options;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Consumer<ChildProcess> onDeath;
    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    InfrastructureStarter(Options options, DataDirectory data, Secrets secrets, Consumer<ChildProcess> onDeath) {
        this.options = options;
        this.data = data;
        this.secrets = secrets;
        this.onDeath = onDeath;
    }

    Infrastructure start() {
        var database = inBackground("PostgreSQL", this::database);
        var kafka = inBackground("Kafka", this::kafka);
        var oidc = inBackground("sign-in", this::oidc);
        var mail = inBackground("the mail catcher", this::mailCatcher);
        mail.join();
        var smtp = smtpAddress();
        var colon = smtp.lastIndexOf(':');
        return new Infrastructure(
                database.join(),
                kafka.join(),
                oidc.join(),
                smtp.substring(0, colon),
                Integer.parseInt(smtp.substring(colon + 1)));
    }

    private <T> CompletableFuture<T> inBackground(String what, Callable<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.call();
                    } catch (StartException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new CompletionException(
                                new StartException(what + " did not start: " + e.getMessage(), e));
                    }
                },
                threads);
    }

    private DatabaseAddress database() throws IOException, SQLException {
        var external = options.external().postgres();
        if (external != null) {
            var address = DatabaseAddress.parse(external);
            try (var admin = address.connect()) {
                Schemas.prepare(admin, Schemas.SERVICES, secrets::databasePassword);
            }
            return address;
        }
        var postgres = LocalPostgres.kept(data.postgres(), options.ports().postgres(), data.log("postgres"));
        started.push(postgres);
        postgres.prepare(Schemas.SERVICES, secrets::databasePassword);
        return new DatabaseAddress("127.0.0.1", postgres.port(), Schemas.DATABASE, ADMIN, "");
    }

    private String kafka() throws IOException, InterruptedException, TimeoutException {
        var external = options.external().kafka();
        if (external != null) {
            KafkaBroker.createTopics(external);
            return external;
        }
        var ports = options.ports();
        var kafka = KafkaBroker.start(data.kafka(), ports.kafka(), ports.kafkaController());
        started.push(kafka);
        return kafka.bootstrapServers();
    }

    private String oidc() throws IOException, InterruptedException {
        var external = options.external().oidc();
        if (external != null) {
            return external;
        }
        var oidc =
                OidcProcess.start(options.root(), data, secrets, options.ports().oidc(), onDeath);
        started.push(oidc);
        return oidc.url();
    }

    /** Runs even beside a real mail server: its web server has the demo's pictures. */
    private MailCatcher mailCatcher() throws IOException {
        var catcher = options.external().smtp() == null
                ? MailCatcher.start(options.ports().smtp(), options.ports().mailPage())
                : MailCatcher.withoutSmtp(options.ports().mailPage());
        started.push(catcher);
        return catcher;
    }

    private String smtpAddress() {
        var external = options.external().smtp();
        return external == null ? "127.0.0.1:" + options.ports().smtp() : external;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        Quietly.closeAll(started, PATIENCE);
    }
}
