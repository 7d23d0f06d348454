package dev.portico.payment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.schedule.domain.Dues;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.ShopDay;
import dev.portico.payment.schedule.domain.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final ShopDay DAY = new ShopDay(ZoneOffset.UTC, LocalDate.parse("2027-01-31"));
    private static final String LISTING = "\"listingId\": \"01935a2c-7c06-7000-8000-000000000001\", ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'CAPTURE_ONLY'",
                "'type': 'CHARGE_UPFRONT', 'plan': {'every': 1, 'unit': 'MONTH', 'installments': 3}",
                "'type': 'CHARGE_LATER', 'charge': {'trigger': 'ON_DATE', 'on': '2027-02-01'}",
                "'type': 'CHARGE_LATER', 'charge': {'trigger': 'DAYS_AFTER_CHECKOUT', 'days': 14}",
                "'type': 'CHARGE_LATER', 'charge': {'trigger': 'ON_STOCK_ARRIVAL'}",
                "'type': 'DEPOSIT_UPFRONT', 'deposit': {'percent': '12.50'}, 'charge': {'trigger': 'ON_FULFILLMENT'}",
                "'type': 'DEPOSIT_UPFRONT', 'deposit': {'amountMinor': 300}, 'plan': {'every': 2, 'unit': 'WEEK', 'installments': 2}, 'later': 1"
            })
    void whatIsStoredIsWhatIsRead(String terms) throws JsonProcessingException {
        var line = new PreOrderLine(
                UUID.randomUUID(), 2, Amounts.of("KWD", 10_001), read(terms).toTerms("KWD"));
        var order = new OrderTerms(Instant.parse("2027-01-31T10:00:00Z"), List.of(line), Set.of());
        var nothing = Amounts.of("KWD", 0);
        var schedule = Schedule.of(UUID.randomUUID(), DAY, nothing, nothing)
                .placed(order)
                .ordered(order, Amounts.of("KWD", 12_000))
                .triggered(Optional.empty(), Trigger.STAFF)
                .paid(Amounts.of("KWD", 6_000));
        var told = new Dues(Amounts.of("KWD", 5_000), LocalDate.parse("2027-02-28"));

        var kept = ScheduleRows.toSchedule(ScheduleRows.toRow(new MerchantId("demo"), schedule, told), DAY);

        assertThat(kept).isEqualTo(new KeptSchedule(schedule, told));
    }

    @Test
    void whatWasGivenBackIsKeptAndOlderRowsHaveNone() throws JsonProcessingException {
        var terms = read("'type': 'CHARGE_LATER', 'charge': {'trigger': 'ON_DATE', 'on': '2027-02-01'}")
                .toTerms("KWD");
        var order = new OrderTerms(
                Instant.parse("2027-01-31T10:00:00Z"),
                List.of(new PreOrderLine(UUID.randomUUID(), 1, Amounts.of("KWD", 1_000), terms)),
                Set.of());
        var nothing = Amounts.of("KWD", 0);
        var schedule = Schedule.of(UUID.randomUUID(), DAY, nothing, nothing)
                .placed(order)
                .ordered(order, Amounts.of("KWD", 1_000))
                .paid(Amounts.of("KWD", 1_000))
                .paid(nothing);
        var row = ScheduleRows.toRow(new MerchantId("demo"), schedule, schedule.dues());

        assertThat(schedule.reopened()).hasSize(1);
        assertThat(ScheduleRows.toSchedule(row, DAY).schedule()).isEqualTo(schedule);
        row.document.remove("reopened");
        assertThat(ScheduleRows.toSchedule(row, DAY).schedule().reopened()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'LEASE'",
                "'charge': null",
                "'type': 'DEPOSIT_UPFRONT'",
                "'type': 'DEPOSIT_UPFRONT', 'deposit': {}",
                "'type': 'DEPOSIT_UPFRONT', 'deposit': {'percent': '20', 'amountMinor': 5}",
                "'type': 'DEPOSIT_UPFRONT', 'deposit': {'percent': 'a fifth'}",
                "'type': 'CHARGE_LATER', 'charge': {'trigger': 'ON_DATE'}",
                "'type': 'CHARGE_LATER', 'charge': {'trigger': 'DAYS_AFTER_CHECKOUT'}",
                "'type': 'CHARGE_LATER', 'charge': {'trigger': 'SOME_DAY'}",
                "'type': 'CHARGE_LATER', 'plan': {'every': 1, 'unit': 'YEAR', 'installments': 3}",
                "'type': 'CHARGE_LATER', 'plan': {'every': 1, 'unit': 'DAY', 'installments': 0}"
            })
    void termsThatCantBeAreRefused(String terms) {
        assertThatThrownBy(() -> read(terms).toTerms("EUR"))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }

    private static PreOrderWire read(String terms) throws JsonProcessingException {
        return JSON.readValue("{" + LISTING + terms.replace('\'', '"') + "}", PreOrderWire.class);
    }
}
