package dev.portico.local.infra;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One schema and one login role of the same name per service, and nobody may look into another's: a role owns its
 * schema and can do nothing else. {@code portal_reader} may use portal's schema; portal's migrations grant it the tables.
 */
public final class Schemas {

    public static final String DATABASE = "portico";
    public static final String READER = "portal_reader";
    public static final List<String> SERVICES = List.of("portal", "order_edit", "payment", "notification");

    private Schemas() {}

    /** Creates what is missing; may run on every start. {@code admin} is connected to the database {@value #DATABASE}. */
    public static void prepare(Connection admin, List<String> schemas, UnaryOperator<String> passwordOf)
            throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute("revoke all on database " + admin.getCatalog() + " from public");
            // Search by part of a name needs trigrams; a service's role may not create extensions.
            statement.execute("create extension if not exists pg_trgm with schema public");
            statement.execute("grant usage on schema public to public");
            for (var schema : schemas) {
                prepareRole(statement, admin.getCatalog(), schema, schema, passwordOf.apply(schema));
                statement.execute("create schema if not exists " + schema + " authorization " + schema);
            }
            if (schemas.contains("portal")) {
                prepareRole(statement, admin.getCatalog(), READER, "portal", passwordOf.apply(READER));
                statement.execute("grant usage on schema portal to " + READER);
            }
        }
    }

    private static void prepareRole(Statement statement, String database, String role, String schema, String password)
            throws SQLException {
        statement.execute(
                "do $$ begin if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s login; end if; end $$"
                        .formatted(role));
        statement.execute("alter role %s password '%s'".formatted(role, password));
        statement.execute("grant connect on database %s to %s".formatted(database, role));
        statement.execute(
                "alter role %s in database %s set search_path = %s, public".formatted(role, database, schema));
    }
}
