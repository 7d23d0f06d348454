package dev.portico.local.identity;

import dev.portico.local.DataDirectory;
import dev.portico.local.Secrets;
import dev.portico.local.StartException;
import dev.portico.local.process.ChildProcess;
import dev.portico.local.process.LogTail;
import dev.portico.local.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The local identity provider, mock-oauth2-server, as a process with a class path of its own. It believes everyone:
 * no secret and no password is checked, so it listens on the loopback interface only and is for this machine only.
 */
public final class OidcProcess implements AutoCloseable {

    public static final String ISSUER = "portico";

    private static final String MAIN = "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChildProcess process;
    private final String url;

    private OidcProcess(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it on {@code port} and returns when it answers. */
    public static OidcProcess start(
            Path root, DataDirectory data, Secrets secrets, int port, Consumer<ChildProcess> onDeath)
            throws IOException, InterruptedException {
        var process = ChildProcess.start(command(root, data, configuration(data, secrets), port), data, onDeath);
        var url = "http://localhost:" + port + "/" + ISSUER;
        if (!Readiness.await(URI.create(url + "/.well-known/openid-configuration"), PATIENCE, process::isAlive)) {
            process.close();
            throw new StartException("sign-in did not start; its log is %s, which ends: %s"
                    .formatted(process.log(), LogTail.lastError(process.log())));
        }
        return new OidcProcess(process, url);
    }

    /** The issuer's address. Tokens carry it as they are asked for: by {@code localhost}, not by 127.0.0.1. */
    public String url() {
        return url;
    }

    public void expectEnd() {
        process.expectEnd();
    }

    @Override
    public void close() {
        process.close();
    }

    private static ChildProcess.Command command(Path root, DataDirectory data, Path configuration, int port) {
        return new ChildProcess.Command(
                "oidc",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        ChildProcess.mark(data),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        root.resolve("deploy/local/oidc/target/lib") + "/*",
                        MAIN),
                Map.of(
                        "SERVER_HOSTNAME",
                        "localhost",
                        "SERVER_PORT",
                        String.valueOf(port),
                        "JSON_CONFIG_PATH",
                        configuration.toString()));
    }

    private static Path configuration(DataDirectory data, Secrets secrets) throws IOException {
        var directory = Files.createDirectories(data.identity());
        var loginPage = directory.resolve("login.html");
        Files.writeString(loginPage, LoginPage.html());
        var key = secrets.keep("oidc-signing-key", SigningKey::generate);
        return secrets.write("oidc.json", ProviderConfiguration.json(loginPage.toString(), key));
    }
}
