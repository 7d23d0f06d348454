package dev.portico.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** What the processor's and payment-service's own tables say about some orders. */
final class Books implements AutoCloseable {

    private final Connection database;
    private final UUID[] orders;

    Books(RunningSuite suite, Collection<UUID> orders) throws SQLException {
        this.database = suite.database();
        this.orders = orders.toArray(UUID[]::new);
    }

    long openAccounts() throws SQLException {
        return number("select count(*) from payment.account where opened and order_id = any(?)");
    }

    /** Charges and refunds that the processor was asked for, whatever it answered. */
    long asked() throws SQLException {
        return number(
                        "select count(*) from payment.charge where status not in ('CREATED', 'PENDING') and order_id = any(?)")
                + number(
                        "select count(*) from payment.refund_part where status not in ('CREATED', 'PENDING') and order_id = any(?)");
    }

    /** What nobody knows the end of yet, or nobody was told of. */
    long open() throws SQLException {
        return charges("CREATED", "PENDING", "UNKNOWN")
                + number(
                        "select count(*) from payment.refund_part where status in ('CREATED', 'PENDING', 'UNKNOWN') and order_id = any(?)")
                + number("select count(*) from payment.refund_part where next_at is not null and order_id = any(?)")
                + number(
                        """
                        select count(*) from payment.sandbox_webhook
                         where due_at is not null
                           and session_id in (select reference from payment.sandbox_charge where order_id = any(?))""")
                + number(
                        """
                        select count(*) from payment.sandbox_webhook
                         where due_at is not null
                           and session_id in (select reference from payment.sandbox_refund
                                               where payment_reference in (select reference from payment.sandbox_charge
                                                                            where order_id = any(?)))""")
                + number(
                        "select count(*) from payment.outbox where aggregateid = any(cast(cast(? as uuid[]) as text[]))");
    }

    long charges(String... statuses) throws SQLException {
        return number("select count(*) from payment.charge where status in ('%s') and order_id = any(?)"
                .formatted(String.join("', '", statuses)));
    }

    long takenByTheProcessor() throws SQLException {
        return number(
                """
                select coalesce(sum(amount_minor), 0) from payment.sandbox_charge
                 where status = 'SUCCEEDED' and order_id = any(?)""");
    }

    long ordersTakenTwice() throws SQLException {
        return number(
                """
                select count(*) from (select from payment.sandbox_charge
                                       where status = 'SUCCEEDED' and order_id = any(?)
                                       group by order_id having count(*) > 1) twice""");
    }

    long givenBackByTheProcessor() throws SQLException {
        return number(
                """
                select coalesce(sum(given.amount_minor), 0)
                  from payment.sandbox_refund given join payment.refund_part part on part.id = given.refund_id
                 where given.status = 'SUCCEEDED' and part.order_id = any(?)""");
    }

    long partsGivenBackTwice() throws SQLException {
        return number(
                """
                select count(*) from (select from payment.sandbox_refund given
                                        join payment.refund_part part on part.id = given.refund_id
                                       where given.status = 'SUCCEEDED' and part.order_id = any(?)
                                       group by part.id having count(*) > 1) twice""");
    }

    long refunds() throws SQLException {
        return number("select count(*) from payment.refund where order_id = any(?)");
    }

    /** Parts that a card's bank refused as often as it was tried. */
    long refusedParts() throws SQLException {
        return number("select count(*) from payment.refund_part where status = 'FAILED' and order_id = any(?)");
    }

    /** @param kind of the entries, such as {@code PAYMENT} */
    long inTheLedger(String kind) throws SQLException {
        return number(
                "select coalesce(sum(amount_minor), 0) from payment.ledger_entry where kind = '%s' and order_id = any(?)"
                        .formatted(kind));
    }

    /** @param sum a promoted one, such as {@code paid_minor} */
    long onTheAccounts(String sum) throws SQLException {
        return number("select coalesce(sum(%s), 0) from payment.account where order_id = any(?)".formatted(sum));
    }

    private long number(String select) throws SQLException {
        try (var statement = database.prepareStatement(select)) {
            statement.setArray(1, database.createArrayOf("uuid", orders));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
