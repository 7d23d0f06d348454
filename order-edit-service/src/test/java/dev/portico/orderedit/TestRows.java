package dev.portico.orderedit;

import dev.portico.local.testing.TestDatabase;
import java.sql.SQLException;

/** Looks into the tables as an administrator would. */
public final class TestRows {

    /** Told, and told on: no republication is under way. */
    public static boolean portalEnabled(String merchant) {
        return count("select count(*) from order_edit.merchant where portal_enabled and merchant = ?", merchant) == 1
                && count("select count(*) from order_edit.republication where merchant = ?", merchant) == 0;
    }

    public static long count(String sql, Object... parameters) {
        try (var connection = TestDatabase.connect("postgres");
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What earlier tests left to wait for: else moving the clock would first fire all of it, one after the other. What the worker
     * holds is left to it: each would wait for the other.
     */
    static void forgetTimers() {
        try (var connection = TestDatabase.connect("postgres");
                var delete = connection.createStatement()) {
            delete.executeUpdate(
                    """
                    delete from order_edit.timer
                     where (kind, subject) in (select kind, subject from order_edit.timer for update skip locked)
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestRows() {}
}
