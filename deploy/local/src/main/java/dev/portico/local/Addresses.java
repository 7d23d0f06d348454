package dev.portico.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.demo.DemoOrder;
import dev.portico.local.identity.DemoIdentities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where everything is, for scripts: {@code addresses.json}. */
final class Addresses {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Addresses() {}

    /** Written to a draft first: whoever finds the file finds all of it. Holds links that open orders: private. */
    static void write(Path file, Options options, Infrastructure infrastructure, List<DemoOrder.Placed> orders)
            throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        Secrets.restrict(draft, "rw-------");
        Files.writeString(
                draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(options, infrastructure, orders)));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static ObjectNode json(Options options, Infrastructure infrastructure, List<DemoOrder.Placed> orders) {
        var json = JSON.createObjectNode();
        var ports = options.ports();
        json.put("portal", "http://localhost:" + ports.portal());
        json.put("orderEdit", "http://localhost:" + ports.orderEdit());
        json.put("payment", "http://localhost:" + ports.payment());
        json.put("notification", "http://localhost:" + ports.notification());
        json.put("mails", "http://localhost:" + ports.mailPage());
        json.put("smtp", infrastructure.smtpHost() + ":" + infrastructure.smtpPort());
        json.put("kafka", infrastructure.kafka());
        json.put("data", options.data().toString());
        var oidc = json.putObject("oidc");
        oidc.put("issuer", infrastructure.oidc());
        oidc.put("tokenEndpoint", infrastructure.oidc() + "/token");
        oidc.put("authorizationEndpoint", infrastructure.oidc() + "/authorize");
        oidc.put("audience", DemoIdentities.AUDIENCE);
        var database = json.putObject("database");
        database.put("host", infrastructure.database().host());
        database.put("port", infrastructure.database().port());
        database.put("name", infrastructure.database().name());
        database.put("user", infrastructure.database().user());
        addIdentities(json);
        addOrders(json, orders);
        return json;
    }

    private static void addIdentities(ObjectNode json) {
        var clients = json.putArray("clients");
        for (var client : DemoIdentities.CLIENTS) {
            clients.addObject()
                    .put("clientId", client.id())
                    .put("clientSecret", client.secret())
                    .put("role", client.role())
                    .put("merchant", client.merchant());
        }
        var users = json.putArray("users");
        for (var user : DemoIdentities.USERS) {
            users.addObject()
                    .put("username", user.name())
                    .put("password", user.name())
                    .put("role", user.role())
                    .put("merchant", user.merchant());
        }
    }

    private static void addOrders(ObjectNode json, List<DemoOrder.Placed> orders) {
        var bySituation = json.putObject("orders");
        for (var order : orders) {
            bySituation
                    .putObject(order.situation())
                    .put("merchant", order.merchant())
                    .put("number", order.number())
                    .put("externalId", order.externalId())
                    .put("orderId", order.orderId())
                    .put("link", order.link());
        }
    }
}
