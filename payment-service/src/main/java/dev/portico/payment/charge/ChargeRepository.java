package dev.portico.payment.charge;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Problems;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.MoneyUnderWay;
import dev.portico.payment.charge.domain.CardPlan.Known;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.Status;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChargeRepository implements PanacheRepositoryBase<ChargeRow, UUID>, MoneyUnderWay {

    private static final List<Status> UNDER_WAY =
            Arrays.stream(Status.values()).filter(Status::isUnderWay).toList();
    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";

    Uni<Void> insert(MerchantId merchant, Charge charge, @Nullable Instant dueAt) {
        var row = ChargeRows.toRow(merchant, charge);
        row.dueAt = dueAt;
        return persist(row).replaceWithVoid();
    }

    /** @param dueAt when something has to happen with it next, or null */
    Uni<Void> update(Charge charge, @Nullable Instant dueAt, Instant now) {
        return findById(charge.id())
                .invoke(row -> {
                    ChargeRows.update(row, charge);
                    row.dueAt = dueAt;
                    row.asked = 0;
                    row.changedAt = now;
                })
                .replaceWithVoid();
    }

    /** Over less, at the time that is set already. */
    Uni<Void> lower(Charge charge) {
        return findById(charge.id())
                .invoke(row -> ChargeRows.update(row, charge))
                .replaceWithVoid();
    }

    Uni<Charge> requireForUpdate(MerchantId merchant, UUID id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("charge"))
                .map(ChargeRows::toCharge);
    }

    /** Without loading the row: whoever changes a charge holds its order's account first. */
    Uni<UUID> orderOf(MerchantId merchant, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select orderId from ChargeRow where merchant = ?1 and id = ?2", UUID.class)
                        .setParameter(1, merchant.value())
                        .setParameter(2, id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("charge"));
    }

    /** Without loading rows, as {@link #orderOf}. Those that there are none of, or of another merchant, are left out. */
    Uni<Map<UUID, ChargeState>> states(MerchantId merchant, Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select id, orderId, status, processorKey from ChargeRow where merchant = ?1 and id in ?2",
                                Object[].class)
                        .setParameter(1, merchant.value())
                        .setParameter(2, ids)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(Columns::new)
                        .collect(Collectors.toMap(row -> row.get(UUID.class, 0), ChargeState::of)));
    }

    /** By charge. Their accounts are held. */
    Uni<Map<UUID, Charge>> findForUpdate(MerchantId merchant, Collection<UUID> ids) {
        return find("merchant = ?1 and id in ?2", merchant.value(), ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream()
                        .map(ChargeRows::toCharge)
                        .collect(Collectors.toMap(Charge::id, Function.identity())));
    }

    /** Of these, what is due and may be begun, what has been due longest first. Their accounts are held. */
    Uni<List<Charge>> dueForUpdate(MerchantId merchant, Collection<UUID> ids, Instant now) {
        return find("merchant = ?1 and id in ?2 and dueAt <= ?3 order by dueAt, id", merchant.value(), ids, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream()
                        .map(ChargeRows::toCharge)
                        .filter(charge -> charge.status().canBecome(Status.PENDING))
                        .toList());
    }

    /** What happens next happens then. */
    Uni<Void> putOff(MerchantId merchant, UUID id, Instant until) {
        return update("dueAt = ?1, version = version + 1 where merchant = ?2 and id = ?3", until, merchant.value(), id)
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Money>> underWay(MerchantId merchant, Collection<UUID> orders) {
        return find("merchant = ?1 and orderId in ?2 and status in ?3", merchant.value(), orders, UNDER_WAY)
                .list()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.orderId, row -> Amounts.of(row.currency, row.amountMinor), Money::plus)));
    }

    /** Orders of which a charge waits for the customer, but not since before {@code since}. */
    Uni<Set<UUID>> waiting(MerchantId merchant, Collection<UUID> orders, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                """
                                select orderId from ChargeRow
                                 where merchant = ?1 and orderId in ?2 and status = ?3 and changedAt > ?4
                                """,
                                UUID.class)
                        .setParameter(1, merchant.value())
                        .setParameter(2, orders)
                        .setParameter(3, Status.REQUIRES_ACTION)
                        .setParameter(4, since)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** What another card may help: declined, and the last that was tried. */
    Uni<Void> retryWithAnotherCard(MerchantId merchant, UUID orderId, Instant now) {
        return update(
                        """
                        dueAt = ?1, version = version + 1
                         where merchant = ?2 and orderId = ?3 and status = ?4 and changedAt = (
                               select max(newest.changedAt) from ChargeRow newest
                                where newest.merchant = ?2 and newest.orderId = ?3 and newest.status <> ?5)
                        """,
                        now,
                        merchant.value(),
                        orderId,
                        Status.DECLINED,
                        Status.CREATED)
                .replaceWithVoid();
    }

    /**
     * All charges of an order that were not skipped, to be changed: a worker that has just taken one is waited for. The
     * order's account is held.
     */
    Uni<List<Known>> notSkipped(MerchantId merchant, UUID orderId) {
        return find("merchant = ?1 and orderId = ?2 and status <> ?3", merchant.value(), orderId, Status.SKIPPED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream()
                        .map(row -> new Known(ChargeRows.toCharge(row), row.dueAt != null, row.changedAt))
                        .toList());
    }

    Uni<List<ChargeRow>> ofRun(MerchantId merchant, UUID runId, Optional<Cursor> after, int rows) {
        return page("merchant = ?1 and runId = ?2", merchant, runId, after, rows);
    }

    Uni<List<ChargeRow>> ofOrder(MerchantId merchant, UUID orderId, Optional<Cursor> after, int rows) {
        return page("merchant = ?1 and orderId = ?2", merchant, orderId, after, rows);
    }

    private Uni<List<ChargeRow>> page(String which, MerchantId merchant, UUID id, Optional<Cursor> after, int rows) {
        var query = after.map(cursor -> find(
                        which + " and (createdAt < ?3 or (createdAt = ?3 and id < ?4))" + NEWEST_FIRST,
                        merchant.value(),
                        id,
                        cursor.at(),
                        cursor.id()))
                .orElseGet(() -> find(which + NEWEST_FIRST, merchant.value(), id));
        return query.range(0, rows - 1).list();
    }
}
