package dev.portico.local.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Every statement that PostgreSQL runs while this is open, by its own log: for tests that count them. */
public final class StatementLog implements AutoCloseable {

    private static final Pattern ENTRY = Pattern.compile("(?ms)^sql (\\S+) (\\S+) (.*?)(?=^sql |\\z)");
    private static final Pattern STATEMENT = Pattern.compile("(?s)LOG:\\s+(?:statement|execute [^:]*): (.*)");

    private final Connection admin;
    private final String file;
    private final long start;

    private StatementLog(Connection admin, String file, long start) {
        this.admin = admin;
        this.file = file;
        this.start = start;
    }

    /** One transaction: its statements, begin and commit apart, and all of its text, parameters included. */
    public record Transaction(List<String> statements, String text) {

        /** How many of the statements contain this, in lower case. */
        public long count(String part) {
            return statements.stream()
                    .filter(sql -> sql.toLowerCase(Locale.ROOT).contains(part))
                    .count();
        }
    }

    public static StatementLog open() throws SQLException {
        var admin = TestDatabase.connect("postgres");
        set(admin, "alter system set log_line_prefix = 'sql %u %v '");
        set(admin, "alter system set log_statement = 'all'");
        set(admin, "select pg_reload_conf()");
        // A new connection knows the setting only after all the others were told to read it.
        Patience.await().until(() -> newConnectionSays("all"));
        var file = text(admin, "select pg_current_logfile()");
        var size = Long.parseLong(text(admin, "select size from pg_stat_file('" + file + "')"));
        return new StatementLog(admin, file, size);
    }

    /** The transactions of a role whose statements or parameters contain {@code about}, in the order of their beginning. */
    public List<Transaction> transactions(String role, String about) {
        var entries = new LinkedHashMap<String, List<String>>();
        var matcher = ENTRY.matcher(written());
        while (matcher.find()) {
            if (matcher.group(1).equals(role)) {
                entries.computeIfAbsent(matcher.group(2), id -> new ArrayList<>())
                        .add(matcher.group(3));
            }
        }
        return entries.values().stream()
                .map(StatementLog::transaction)
                .filter(transaction -> transaction.text().contains(about))
                .toList();
    }

    private static Transaction transaction(List<String> entries) {
        var statements = entries.stream()
                .map(STATEMENT::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(statement -> statement.group(1).strip())
                .filter(Predicate.not(StatementLog::isFrame))
                .toList();
        return new Transaction(statements, String.join("\n", entries));
    }

    private static boolean isFrame(String statement) {
        return statement.toLowerCase(Locale.ROOT).matches("(begin|start transaction|commit|rollback)\\b.*");
    }

    /** PostgreSQL's log is written by another process: what lies before our own last word is complete. */
    private String written() {
        var last = UUID.randomUUID().toString();
        set(admin, "select '" + last + "'");
        return Patience.await()
                .until(
                        () -> text(admin, "select pg_read_file('" + file + "', " + start + ", 100000000)"),
                        log -> log.contains("select '" + last + "'"));
    }

    private static boolean newConnectionSays(String value) throws SQLException {
        try (var connection = TestDatabase.connect("postgres")) {
            return text(connection, "show log_statement").equals(value);
        }
    }

    private static void set(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() throws SQLException {
        try (admin) {
            set(admin, "alter system reset log_statement");
            set(admin, "alter system reset log_line_prefix");
            set(admin, "select pg_reload_conf()");
        }
    }
}
