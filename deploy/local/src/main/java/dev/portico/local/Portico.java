package dev.portico.local;

import dev.portico.local.demo.DemoOrder;
import dev.portico.local.demo.DemoShop;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The main class behind {@code ./portico up}. Exit codes: 0 stopped on request, 1 trouble, 2 wrong use. */
public final class Portico {

    private Portico() {}

    public static void main(String[] arguments) throws IOException {
        var console = new Console(System.out);
        try {
            var root = Path.of(System.getProperty("portico.root", ""))
                    .toAbsolutePath()
                    .normalize();
            run(Options.parse(root, List.of(arguments)), console);
        } catch (UsageException e) {
            System.err.println("portico: " + e.getMessage());
            System.exit(2);
        } catch (StartException e) {
            System.err.println("portico: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options, Console console) throws IOException {
        var data = DataDirectory.at(options.data());
        var lock = lock(data);
        Logging.toFile(data.log("launcher"));
        Files.deleteIfExists(data.ready());
        Files.writeString(data.launcherPid(), ProcessHandle.current().pid() + "\n");
        var suite = new Suite(options, data, Secrets.in(data.secrets()), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, lock), "stop"));

        var infrastructure = suite.start();
        var orders = options.demo() ? loadDemo(options, data, infrastructure, console) : List.<DemoOrder.Placed>of();
        Addresses.write(data.addresses(), options, infrastructure, orders);
        console.step("Portico is up");
        console.plain(Overview.of(options, infrastructure, orders, data));
        Files.writeString(data.ready(), "");
        suite.awaitTrouble();
    }

    private static List<DemoOrder.Placed> loadDemo(
            Options options, DataDirectory data, Infrastructure infrastructure, Console console) throws IOException {
        var ports = options.ports();
        var shop = new DemoShop(
                new DemoShop.Addresses(
                        URI.create("http://localhost:" + ports.portal()),
                        URI.create("http://localhost:" + ports.orderEdit()),
                        URI.create("http://localhost:" + ports.payment()),
                        URI.create(infrastructure.oidc()),
                        URI.create("http://localhost:" + ports.mailPage())),
                data.demo(),
                console::step);
        try {
            return shop.load();
        } catch (StartException e) {
            // A suite without its demo is still a suite.
            console.plain("portico: " + e.getMessage());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static void stop(Suite suite, FileLock lock) {
        suite.close();
        Quietly.close(lock);
    }

    /** The operating system lets go of it when this process ends, however it ends. */
    private static FileLock lock(DataDirectory data) throws IOException {
        var channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StartException("Portico already runs with " + data.path() + ". ./portico down stops it.");
        }
        return lock;
    }
}
