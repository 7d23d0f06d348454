package dev.portico.local;

import dev.portico.local.demo.DemoOrder;
import dev.portico.local.demo.DemoShop;
import dev.portico.local.identity.DemoIdentities;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The list of addresses that ends a start. */
final class Overview {

    private Overview() {}

    static String of(
            Options options, Infrastructure infrastructure, List<DemoOrder.Placed> orders, DataDirectory data) {
        var ports = options.ports();
        var text = new StringBuilder("\n");
        if (!orders.isEmpty()) {
            text.append("  Orders, as their customers see them\n");
            for (var order : orders) {
                text.append("    %-7s %-44s%n      %s%n"
                        .formatted(order.number(), order.merchant() + ": " + order.title(), order.link()));
            }
            text.append('\n');
            line(text, "Find an order", "http://localhost:" + ports.portal() + "/s/" + DemoShop.MAIN + "/find");
        }
        line(text, "Mails", "http://localhost:" + ports.mailPage());
        line(text, "Sign-in", infrastructure.oidc());
        line(
                text,
                "  users",
                DemoIdentities.USERS.stream()
                        .map(user -> user.merchant() == null ? user.name() : user.name() + " (" + user.merchant() + ")")
                        .collect(Collectors.joining(", ")));
        for (var service : Services.all(ports)) {
            line(text, "API " + service.name().replace("-service", ""), service.url() + "/q/openapi");
        }
        line(text, "For scripts", readable(options.root(), data.addresses()));
        line(text, "Logs", readable(options.root(), data.logs()));
        return text.append("\n  Ctrl-C, or ./portico down in another terminal, stops everything.\n")
                .toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-18s %s%n".formatted(name, value));
    }

    private static String readable(Path root, Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
