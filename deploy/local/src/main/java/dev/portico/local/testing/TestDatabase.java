package dev.portico.local.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of {@link PorticoTestResource}, for looking at rows and for setting up what no API can. */
public final class TestDatabase {

    private TestDatabase() {}

    /** A connection as one of the roles; {@code postgres} passes every row-level policy. */
    public static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, "");
    }

    public static String jdbcUrl() {
        return TestSettings.get(TestSettings.JDBC_URL);
    }
}
