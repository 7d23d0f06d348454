package dev.portico.orderedit.approval.domain;

import static dev.portico.orderedit.approval.domain.RequestStatus.APPLIED;
import static dev.portico.orderedit.approval.domain.RequestStatus.AWAITING_APPROVAL;
import static dev.portico.orderedit.approval.domain.RequestStatus.AWAITING_PAYMENT;
import static dev.portico.orderedit.approval.domain.RequestStatus.DECLINED;
import static dev.portico.orderedit.approval.domain.RequestStatus.EXPIRED;
import static dev.portico.orderedit.approval.domain.RequestStatus.REFUSED;
import static dev.portico.orderedit.approval.domain.RequestStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.orderedit.approval.domain.WaitingEdit.Cancel;
import dev.portico.orderedit.approval.domain.WaitingEdit.Ending;
import dev.portico.orderedit.order.domain.PendingEdit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-20T16:32:00Z");
    private static final Map<RequestStatus, Set<RequestStatus>> LEGAL = Map.of(
            AWAITING_APPROVAL, Set.of(AWAITING_PAYMENT, APPLIED, DECLINED, EXPIRED, WITHDRAWN, REFUSED),
            AWAITING_PAYMENT, Set.of(APPLIED, DECLINED, EXPIRED, WITHDRAWN, REFUSED));

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("pairs")
    void everyPairIsDecided(RequestStatus from, RequestStatus to, boolean legal) {
        assertThat(from.canBecome(to)).isEqualTo(legal);
        assertThat(from.ended()).isEqualTo(!LEGAL.containsKey(from));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("legal")
    void aLegalTransitionMovesTheRequest(RequestStatus from, RequestStatus to) {
        assertThat(move(request(from), to).status()).isEqualTo(to);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("illegal")
    void anIllegalOneIsThrownOut(RequestStatus from, RequestStatus to) {
        assertThatThrownBy(() -> move(request(from), to))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining(from + " and can't become " + to);
    }

    private static WaitingEdit move(WaitingEdit request, RequestStatus to) {
        return to == AWAITING_PAYMENT
                ? request.awaitPayment(pending(PendingEdit.Kind.PAYMENT))
                : request.end(to, new Ending(NOW, "staff:anna", null));
    }

    private static WaitingEdit request(RequestStatus status) {
        var begun = WaitingEdit.begin(
                new UUID(0, 1),
                pending(PendingEdit.Kind.APPROVAL),
                1,
                null,
                new Cancel("OTHER", null, null),
                List.of());
        return new WaitingEdit(
                begun.id(), begun.orderId(), begun.pending(), status, 1, null, begun.cancel(), List.of(), null);
    }

    private static PendingEdit pending(PendingEdit.Kind kind) {
        return new PendingEdit(new UUID(0, 2), kind, NOW, NOW.plusSeconds(60), 100, 0, List.of());
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(RequestStatus.values()).flatMap(from -> Arrays.stream(RequestStatus.values())
                .map(to -> Arguments.of(
                        from, to, LEGAL.getOrDefault(from, Set.of()).contains(to))));
    }

    static Stream<Arguments> legal() {
        return pairs().filter(pair -> (boolean) pair.get()[2]).map(pair -> Arguments.of(pair.get()[0], pair.get()[1]));
    }

    /** Nothing can become AWAITING_APPROVAL: a request only begins so. */
    static Stream<Arguments> illegal() {
        return pairs().filter(pair -> !(boolean) pair.get()[2]).map(pair -> Arguments.of(pair.get()[0], pair.get()[1]));
    }
}
