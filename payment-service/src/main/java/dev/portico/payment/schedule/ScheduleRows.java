package dev.portico.payment.schedule;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.schedule.ScheduleDocument.Line;
import dev.portico.payment.schedule.ScheduleDocument.Settled;
import dev.portico.payment.schedule.domain.Dues;
import dev.portico.payment.schedule.domain.Group;
import dev.portico.payment.schedule.domain.ItemKey;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.ShopDay;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;

/** Row ↔ schedule, by hand, both directions next to each other. */
final class ScheduleRows {

    static ScheduleRow toRow(MerchantId merchant, Schedule schedule, Dues told) {
        var row = new ScheduleRow();
        row.orderId = schedule.orderId();
        row.merchant = merchant.value();
        update(row, schedule, told);
        return row;
    }

    static void update(ScheduleRow row, Schedule schedule, Dues told) {
        row.document = toDocument(schedule).stored();
        row.notYetDueMinor = Amounts.minor(told.notYet());
        row.nextDueOn = told.nextOn();
    }

    static KeptSchedule toSchedule(ScheduleRow row, ShopDay day) {
        var document = ScheduleDocument.read(row.document);
        var told = new Dues(Amounts.of(document.currency(), row.notYetDueMinor), row.nextDueOn);
        return new KeptSchedule(toSchedule(row.orderId, document, day), told);
    }

    private static Schedule toSchedule(UUID orderId, ScheduleDocument document, ShopDay day) {
        var currency = document.currency();
        return new Schedule(
                orderId,
                day,
                document.placedOn(),
                Amounts.of(currency, document.totalMinor()),
                Amounts.of(currency, document.coveredMinor()),
                toLines(document.placed(), currency),
                toLines(document.lines(), currency),
                document.triggered(),
                toSettled(document.settled(), currency),
                toSettled(document.reopened(), currency).keySet(),
                document.planned());
    }

    private static ScheduleDocument toDocument(Schedule schedule) {
        return new ScheduleDocument(
                schedule.total().getCurrencyUnit().getCode(),
                schedule.placedOn(),
                Amounts.minor(schedule.total()),
                Amounts.minor(schedule.covered()),
                ofLines(schedule.placed()),
                ofLines(schedule.lines()),
                schedule.triggered(),
                ofSettled(schedule.settled()),
                ofReopened(schedule),
                schedule.planned());
    }

    private static List<PreOrderLine> toLines(List<Line> lines, String currency) {
        return lines.stream()
                .map(line -> new PreOrderLine(
                        line.lineId(),
                        line.quantity(),
                        Amounts.of(currency, line.amountMinor()),
                        line.terms().toTerms(currency)))
                .toList();
    }

    private static List<Line> ofLines(List<PreOrderLine> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.lineId(), line.quantity(), Amounts.minor(line.amount()), PreOrderWire.of(line.terms())))
                .toList();
    }

    private static Map<ItemKey, Money> toSettled(List<Settled> settled, String currency) {
        var amounts = new LinkedHashMap<ItemKey, Money>();
        for (var item : settled) {
            var group = new Group(item.terms().toTerms(currency), item.lineId());
            amounts.put(new ItemKey(group, item.kind(), item.number()), Amounts.of(currency, item.amountMinor()));
        }
        return amounts;
    }

    private static List<Settled> ofSettled(Map<ItemKey, Money> settled) {
        return settled.entrySet().stream()
                .map(entry -> ofSettled(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** In one order, so that what has not changed is not written; an amount says nothing here. */
    private static List<Settled> ofReopened(Schedule schedule) {
        var nothing = Money.zero(schedule.total().getCurrencyUnit());
        return schedule.reopened().stream()
                .map(key -> ofSettled(key, nothing))
                .sorted(Comparator.comparing(Settled::toString))
                .toList();
    }

    private static Settled ofSettled(ItemKey key, Money amount) {
        var group = Objects.requireNonNull(key.group(), "what is due at once is never settled");
        return new Settled(
                PreOrderWire.of(group.terms()), group.lineId(), key.kind(), key.number(), Amounts.minor(amount));
    }

    private ScheduleRows() {}
}
