package dev.portico.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether services that were stopped stand outside of transactions. One that stands inside keeps the database from clearing
 * up rows that others have deleted since: they would be looked at again and again.
 */
final class Stillness {

    private static final String INSIDE =
            "select exists (select from pg_stat_activity where xact_start is not null and usename = any (?))";

    static boolean outsideTransactions(Connection connection, List<String> services) throws SQLException {
        try (var statement = connection.prepareStatement(INSIDE)) {
            statement.setArray(1, connection.createArrayOf("text", roles(services)));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return !rows.getBoolean(1);
            }
        }
    }

    /** A service's role is named after it, and one may have another for reading. */
    private static Object[] roles(List<String> services) {
        return services.stream()
                .map(service -> service.replace("-service", "").replace('-', '_'))
                .flatMap(role -> List.of(role, role + "_reader").stream())
                .toArray();
    }

    private Stillness() {}
}
