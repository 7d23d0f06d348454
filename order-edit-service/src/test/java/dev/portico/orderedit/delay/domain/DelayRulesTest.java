package dev.portico.orderedit.delay.domain;

import static dev.portico.orderedit.Fixtures.PLACED;
import static dev.portico.orderedit.Fixtures.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.delay.domain.DelayRules.Choice;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.DelayOption.Answer;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PreOrder;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import dev.portico.orderedit.policy.domain.DelayRule;
import dev.portico.orderedit.policy.domain.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayRulesTest {

    private static final UUID LISTING = new UUID(0, 7);
    private static final UUID NOTICE = new UUID(0, 8);
    private static final Instant UNTIL = PLACED.plusSeconds(86_400);

    @ParameterizedTest(name = "{0}, asked before: {1}, promised {2}, now {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "FTC, false, 2027-01-31, 2027-02-01, false",
                "FTC, false, 2027-01-31, 2027-03-02, false",
                "FTC, false, 2027-01-31, 2027-03-03, true",
                "FTC, false, 2027-01-31, -, true",
                "FTC, true, 2027-01-31, 2027-02-01, true",
                "FTC, true, -, 2027-02-01, true",
                "FTC, false, -, 2027-02-01, false",
                "SILENCE_IS_CONSENT, false, 2027-01-31, 2028-01-31, false",
                "SILENCE_IS_CONSENT, false, 2027-01-31, -, false",
                "SILENCE_IS_CONSENT, true, 2027-01-31, 2027-02-01, false",
            })
    void theRuleSaysWhenSilenceIsConsent(
            DelayRule rule,
            boolean renewed,
            @Nullable LocalDate promisedBy,
            @Nullable LocalDate newDay,
            boolean required) {
        assertThat(DelayRules.consentRequired(rule, renewed, promisedBy, newDay))
                .isEqualTo(required);
    }

    @ParameterizedTest(name = "{0} after {1}, {2} s to the end, day known: {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "ACCEPT, -, 1, true, -",
                "ACCEPT, -, 0, true, ANSWER_OVER",
                "ACCEPT, -, 0, false, ANSWER_OVER",
                "CANCEL, -, 1, true, -",
                "CANCEL, -, 0, true, ANSWER_OVER",
                "CANCEL, -, 0, false, -",
                "ACCEPT, ACCEPTED, 1, true, NOTHING_TO_ANSWER",
                "CANCEL, ACCEPTED, 1, true, -",
                "CANCEL, ACCEPTED, 0, true, ANSWER_OVER",
                "CANCEL, ACCEPTED, 0, false, -",
                "ACCEPT, SILENT, 0, true, NOTHING_TO_ANSWER",
                "CANCEL, SILENT, 0, true, ANSWER_OVER",
                "CANCEL, SILENT, 0, false, -",
                "ACCEPT, CANCELED, 1, true, NOTHING_TO_ANSWER",
                "CANCEL, CANCELED, 1, true, NOTHING_TO_ANSWER",
                "CANCEL, LAPSED, 0, false, NOTHING_TO_ANSWER",
            })
    void anAnswerCountsInTimeAndCancelingAsLongAsNobodyCanNameADay(
            Choice choice, @Nullable Answer earlier, long secondsLeft, boolean known, @Nullable String reason) {
        var option = option(known, true, earlier);
        assertThat(codes(choice, asked(option), Optional.of(option), UNTIL.minusSeconds(secondsLeft)))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void whatDoesNotWaitIsNotAskedAbout() {
        var option = option(true, true, null);
        assertThat(codes(Choice.ACCEPT, asked(option), Optional.empty(), PLACED))
                .containsExactly("NOTHING_TO_ANSWER");
        var sent = sent(asked(option), 2);
        assertThat(codes(Choice.CANCEL, sent, Optional.of(option), PLACED)).containsExactly("NOTHING_TO_ANSWER");
        assertThat(codes(Choice.CANCEL, sent(asked(option), 1), Optional.of(option), PLACED))
                .isEmpty();
        assertThat(codes(Choice.CANCEL, asked(option).cancel(PLACED), Optional.of(option), PLACED))
                .containsExactly("ORDER_CLOSED");
    }

    @Test
    void theSameAnswerAgainIsNoOther() {
        assertThat(DelayRules.isRepeated(Choice.ACCEPT, Optional.of(option(true, true, Answer.ACCEPTED))))
                .isTrue();
        assertThat(DelayRules.isRepeated(Choice.CANCEL, Optional.of(option(true, true, Answer.CANCELED))))
                .isTrue();
        assertThat(DelayRules.isRepeated(Choice.CANCEL, Optional.of(option(true, true, Answer.LAPSED))))
                .isFalse();
        assertThat(DelayRules.isRepeated(Choice.ACCEPT, Optional.of(option(true, true, null))))
                .isFalse();
        assertThat(DelayRules.isRepeated(Choice.ACCEPT, Optional.empty())).isFalse();
    }

    @Test
    void silenceIsWhatTheQuestionSaid() {
        assertThat(DelayRules.unanswered(asked(option(true, true, null)), notice()))
                .contains(Answer.LAPSED);
        assertThat(DelayRules.unanswered(asked(option(true, false, null)), notice()))
                .contains(Answer.SILENT);
        assertThat(DelayRules.unanswered(asked(option(true, true, Answer.ACCEPTED)), notice()))
                .isEmpty();
        assertThat(DelayRules.unanswered(sent(asked(option(true, true, null)), 2), notice()))
                .isEmpty();
        assertThat(DelayRules.unanswered(preOrdered(), notice())).isEmpty();
    }

    private static List<String> codes(Choice choice, Order order, Optional<DelayOption> asked, Instant now) {
        return DelayRules.against(choice, order, asked, now).stream()
                .map(Reason::code)
                .toList();
    }

    private static DelayNotice notice() {
        var statement = new ShippingStatement(NOTICE, Map.of("en", "Late."), null, null, null, PLACED);
        return new DelayNotice(LISTING, statement, null, false, true, PLACED, UNTIL);
    }

    private static DelayOption option(boolean known, boolean consentRequired, @Nullable Answer answer) {
        return new DelayOption(
                NOTICE,
                LISTING,
                known ? LocalDate.of(2027, 3, 1) : null,
                null,
                consentRequired,
                PLACED,
                UNTIL,
                answer,
                answer == null ? null : PLACED);
    }

    private static Order asked(DelayOption option) {
        var order = preOrdered();
        return order.withProgress(order.progress().with(option));
    }

    private static Order preOrdered() {
        var terms = new PreOrderTerms(Type.CHARGE_UPFRONT, null, true, null, null);
        var promise = new PreOrder(LISTING, terms, List.of("classic-varsity-top-small"), null, null);
        var order = Fixtures.order();
        return order.copy()
                .lines(order.lines().stream()
                        .map(line -> line.id().equals(TOP) ? line.promised(promise) : line)
                        .toList())
                .make();
    }

    private static Order sent(Order order, int units) {
        return order.copy()
                .lines(order.lines().stream()
                        .map(line -> line.id().equals(TOP) ? line.withFulfilledQuantity(units) : line)
                        .toList())
                .make();
    }
}
