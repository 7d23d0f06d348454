package dev.portico.local;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL database and someone who may create roles and schemas in it. */
record DatabaseAddress(String host, int port, String name, String user, String password) {

    private static final int DEFAULT_PORT = 5432;

    /** {@code postgresql://user:password@host:port/database}, with or without {@code jdbc:} before it. */
    static DatabaseAddress parse(String url) {
        try {
            var uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            var credentials = uri.getRawUserInfo().split(":", 2);
            return new DatabaseAddress(
                    uri.getHost(),
                    uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                    uri.getPath().substring(1),
                    decoded(credentials[0]),
                    credentials.length == 2 ? decoded(credentials[1]) : "");
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new UsageException("--postgres needs postgresql://user:password@host:port/database, of a user who may"
                    + " create roles and schemas");
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + name, user, password);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
