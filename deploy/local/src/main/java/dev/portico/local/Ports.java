package dev.portico.local;

import dev.portico.local.infra.FreePort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every port of a local run. They keep their distance: another base moves all of them.
 *
 * @param base the portal's port
 */
record Ports(int base) {

    static final int DEFAULT_BASE = 8080;

    private static final int KAFKA_CONTROLLER = 19093;
    private static final int LOWEST = 1025;

    Ports {
        if (LOWEST + base - DEFAULT_BASE < 1024 || KAFKA_CONTROLLER + base - DEFAULT_BASE > 65535) {
            throw new UsageException(
                    "--port-base must be between 8079 and " + (65535 - KAFKA_CONTROLLER + DEFAULT_BASE));
        }
    }

    int portal() {
        return base;
    }

    int orderEdit() {
        return moved(8081);
    }

    int payment() {
        return moved(8082);
    }

    int notification() {
        return moved(8083);
    }

    int mailPage() {
        return moved(8025);
    }

    int smtp() {
        return moved(LOWEST);
    }

    int oidc() {
        return moved(8180);
    }

    int postgres() {
        return moved(15432);
    }

    int kafka() {
        return moved(19092);
    }

    int kafkaController() {
        return moved(KAFKA_CONTROLLER);
    }

    private int moved(int port) {
        return port + base - DEFAULT_BASE;
    }

    /** Fails with one line that names what is taken and the way out. */
    void requireFree(External external) {
        var busy = new ArrayList<String>();
        needed(external).forEach((name, port) -> {
            if (!FreePort.isFree(port)) {
                busy.add(port + " (" + name + ")");
            }
        });
        if (!busy.isEmpty()) {
            throw new StartException(
                    "%s in use: %s. Stop what listens there, or choose other ports: ./portico up --port-base %d"
                            .formatted(
                                    busy.size() == 1 ? "This port is" : "These ports are",
                                    String.join(", ", busy),
                                    suggestion(external)));
        }
    }

    private int suggestion(External external) {
        return List.of(9080, 10080, 18080, 28080).stream()
                .filter(candidate -> candidate != base)
                .filter(candidate ->
                        new Ports(candidate).needed(external).values().stream().allMatch(FreePort::isFree))
                .findFirst()
                .orElse(base + 3000);
    }

    private Map<String, Integer> needed(External external) {
        var needed = new LinkedHashMap<String, Integer>();
        needed.put("portal", portal());
        needed.put("order-edit", orderEdit());
        needed.put("payment", payment());
        needed.put("notification", notification());
        needed.put("mail page", mailPage());
        if (external.smtp() == null) {
            needed.put("SMTP", smtp());
        }
        if (external.oidc() == null) {
            needed.put("sign-in", oidc());
        }
        if (external.postgres() == null) {
            needed.put("PostgreSQL", postgres());
        }
        if (external.kafka() == null) {
            needed.put("Kafka", kafka());
            needed.put("Kafka controller", kafkaController());
        }
        return needed;
    }
}
