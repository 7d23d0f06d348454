package dev.portico.orderedit.delay;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.delay.DelayStore.OfOrder;
import dev.portico.orderedit.delay.DelayStore.Stored;
import dev.portico.orderedit.delay.domain.DelayNotice;
import dev.portico.orderedit.delay.domain.DelayRules;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderStore.Change;
import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.DelayOption.Answer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When the time for the answers is over: who has not consented where that was needed is canceled, the others stay. A few orders a
 * transaction, with what became of each; the next ones are the next firing.
 */
@ApplicationScoped
class EndDelay implements TimerHandler {

    static final String KIND = "delay-end";

    /** A cancellation is some statements; other timers wait meanwhile. */
    private static final int CHUNK = 10;

    private static final Duration UNTIL_ASKED = Duration.ofMinutes(1);

    private final DelayStore store;
    private final OrderStore orders;
    private final DelayedOrders delayed;
    private final Timers timers;
    private final Outbox outbox;
    private final Clock clock;

    EndDelay(DelayStore store, OrderStore orders, DelayedOrders delayed, Timers timers, Outbox outbox, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.delayed = delayed;
        this.timers = timers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return store.find(timer.merchant(), timer.subject()).chain(found -> found.map(stored -> goOn(timer, stored))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Who was not asked yet can't have answered. */
    private Uni<Void> goOn(Timer timer, Stored stored) {
        if (!stored.asked()) {
            return again(timer, UNTIL_ASKED);
        }
        var merchant = timer.merchant();
        return store.open(merchant, stored.notice().noticeId(), CHUNK)
                .chain(open -> open.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : end(merchant, stored.notice(), open).chain(() -> again(timer, Duration.ZERO)));
    }

    private Uni<Void> again(Timer timer, Duration pause) {
        return timers.schedule(new Timer(
                timer.merchant(), KIND, timer.subject(), clock.instant().plus(pause)));
    }

    private record Ended(LoadedOrder loaded, Optional<Answer> answer) {

        DelayOption option(DelayNotice notice) {
            return loaded.order()
                    .progress()
                    .delay(notice.noticeId())
                    .orElseThrow()
                    .answered(answer.orElseThrow(), loaded.situation().now());
        }
    }

    private Uni<Void> end(MerchantId merchant, DelayNotice notice, List<UUID> orderIds) {
        return orders.findAll(merchant, orderIds)
                .map(loaded -> loaded.stream()
                        .map(order -> new Ended(order, DelayRules.unanswered(order.order(), notice)))
                        .toList())
                .call(ended -> stay(merchant, notice, ended))
                .call(ended -> cancel(notice, ended))
                .chain(ended -> store.answered(merchant, notice.noticeId(), Actor.SYSTEM, answers(orderIds, ended)));
    }

    private Uni<Void> stay(MerchantId merchant, DelayNotice notice, List<Ended> ended) {
        var changes = ended.stream()
                .filter(it -> it.answer().filter(Answer.SILENT::equals).isPresent())
                .map(it -> AskAboutDelay.change(it.loaded(), it.option(notice)))
                .toList();
        return orders.updateAll(merchant, changes).chain(() -> outbox.append(Change.events(changes)));
    }

    private Uni<Void> cancel(DelayNotice notice, List<Ended> ended) {
        return Multi.createFrom()
                .items(ended.stream()
                        .filter(it -> it.answer().filter(Answer.LAPSED::equals).isPresent()))
                .onItem()
                .transformToUniAndConcatenate(it -> delayed.cancel(it.loaded(), it.option(notice), Actor.SYSTEM))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Also of those that are gone. */
    private static List<OfOrder> answers(List<UUID> orderIds, List<Ended> ended) {
        return orderIds.stream()
                .map(id -> new OfOrder(
                        id,
                        ended.stream()
                                .filter(it -> it.loaded().order().id().equals(id))
                                .findFirst()
                                .flatMap(Ended::answer)
                                .map(Answer::name)
                                .orElse(DelayStore.ENDED)))
                .toList();
    }
}
