package dev.portico.kit.identity;

/** The roles a token may carry in its claim {@code roles}. */
public final class Roles {

    /** Runs the installation: creates merchants, belongs to none. */
    public static final String OPERATOR = "operator";

    /** A merchant's owner, and the shop platform that sends orders: everything of that merchant. */
    public static final String ADMIN = "admin";

    public static final String STAFF = "staff";

    /** May read, change nothing. */
    public static final String VIEWER = "viewer";

    /** Another of our services; names the merchant in a signed header. */
    public static final String SERVICE = "service";

    private Roles() {}
}
