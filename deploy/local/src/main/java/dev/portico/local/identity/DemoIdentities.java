package dev.portico.local.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people and programs a local run knows. */
public final class DemoIdentities {

    public static final String AUDIENCE = "portico-api";

    /** Someone who signs in with a browser. The password is not checked locally and is the name again. */
    public record User(String name, String fullName, String role, @Nullable String merchant) {}

    /** A program with client credentials. Locally, the secret is not checked. */
    public record Client(String id, @Nullable String role, @Nullable String merchant) {

        public String secret() {
            return id + "-secret";
        }
    }

    public static final List<User> USERS = List.of(
            new User("admin", "Ada Admin", "admin", "demo"),
            new User("staff", "Sam Staff", "staff", "demo"),
            new User("viewer", "Vera Viewer", "viewer", "demo"),
            new User("atelier-admin", "Amélie Atelier", "admin", "atelier"),
            new User("loom-admin", "Liam Loom", "admin", "loom"),
            new User("operator", "Olga Operator", "operator", null));

    public static final Client DEMO_SHOP = new Client("demo-shop", "admin", "demo");
    public static final Client ATELIER_SHOP = new Client("atelier-shop", "admin", "atelier");
    public static final Client LOOM_SHOP = new Client("loom-shop", "admin", "loom");
    public static final Client OPERATOR = new Client("portico-operator", "operator", null);
    public static final Client SERVICES = new Client("portico-services", "service", null);

    /** What people sign in through; it has no rights of its own. */
    public static final Client CONSOLE = new Client("portico-console", null, null);

    public static final List<Client> CLIENTS = List.of(DEMO_SHOP, ATELIER_SHOP, LOOM_SHOP, OPERATOR, SERVICES, CONSOLE);

    private DemoIdentities() {}
}
