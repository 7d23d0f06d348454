package dev.portico.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code ./portico up}.
 *
 * @param root the checkout
 * @param data what is kept between runs
 * @param keepOnCrash a service that dies is started again instead of stopping the suite
 * @param classArchives the first run keeps the classes that the services load, later ones start faster by them
 */
record Options(
        Path root,
        Path data,
        Ports ports,
        External external,
        boolean demo,
        boolean keepOnCrash,
        boolean classArchives) {

    static Options parse(Path root, List<String> arguments) {
        var left = new ArrayDeque<>(arguments);
        var data = root.resolve(".portico");
        var base = Ports.DEFAULT_BASE;
        var external = External.NONE;
        var demo = true;
        var keepOnCrash = false;
        var classArchives = true;
        while (!left.isEmpty()) {
            var flag = left.pop();
            switch (flag) {
                case "--port-base" -> base = number(flag, left.poll());
                case "--data" -> data = Path.of(value(flag, left.poll()));
                case "--no-demo" -> demo = false;
                case "--keep-on-crash" -> keepOnCrash = true;
                case "--no-class-archives" -> classArchives = false;
                case "--postgres", "--kafka", "--smtp", "--oidc" ->
                    external = with(external, flag, value(flag, left.poll()));
                default -> throw new UsageException("unknown option " + flag + "; ./portico help lists them all");
            }
        }
        return new Options(
                root, data.toAbsolutePath().normalize(), new Ports(base), external, demo, keepOnCrash, classArchives);
    }

    private static External with(External external, String flag, String value) {
        return switch (flag) {
            case "--postgres" -> new External(value, external.kafka(), external.smtp(), external.oidc());
            case "--kafka" -> new External(external.postgres(), value, external.smtp(), external.oidc());
            case "--smtp" -> new External(external.postgres(), external.kafka(), value, external.oidc());
            default -> new External(external.postgres(), external.kafka(), external.smtp(), value);
        };
    }

    private static String value(String flag, @Nullable String value) {
        if (value == null || value.startsWith("--")) {
            throw new UsageException(flag + " needs a value");
        }
        return value;
    }

    private static int number(String flag, @Nullable String value) {
        try {
            return Integer.parseInt(value(flag, value));
        } catch (NumberFormatException e) {
            throw new UsageException(flag + " needs a number, not " + value);
        }
    }
}
