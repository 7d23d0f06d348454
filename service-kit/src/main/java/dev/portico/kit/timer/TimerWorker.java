package dev.portico.kit.timer;

import dev.portico.kit.job.Loop;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Tenancy;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fires due timers, one transaction each. Any number of workers may run: a row that one holds the others skip.
 *
 * <p>A handler that fails is tried again after 1, 2, 4 … up to 300 seconds, for ever: a timer is a promise.
 */
@ApplicationScoped
public class TimerWorker {

    private static final Logger LOG = Logger.getLogger(TimerWorker.class);
    private static final int LONGEST_PAUSE = 300;

    // Chosen in a part of its own, which is run once: a subquery of the deletion may be run once per row by the plan of
    // a small table, and then takes all that is due while one is fired.
    private static final Sql TAKE = Sql.of(
            """
            with due as materialized (
                select kind, subject from timer
                 where due_at <= cast(cast(:now as text) as timestamptz) and kind = any(string_to_array(:kinds, ','))
                 order by due_at limit 1 for update skip locked)
            delete from timer t using due
             where t.kind = due.kind and t.subject = due.subject
            returning t.kind, t.subject, t.merchant, t.due_at
            """);
    private static final Sql PUT_OFF = Sql.of(
            """
            update timer
               set attempts = attempts + 1,
                   last_error = :error,
                   due_at = cast(cast(:now as text) as timestamptz) + make_interval(secs => least(:longest, 2 ^ least(attempts, 10)))
             where kind = :kind and subject = :subject
            """);

    private final Map<String, TimerHandler> handlers;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration pollEvery;
    private Loop loop;

    @SuppressWarnings("NullAway.Init") // the loop begins with the application
    TimerWorker(
            @All List<TimerHandler> handlers,
            Tenancy tenancy,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "portico.timer.poll-every", defaultValue = "500ms") Duration pollEvery) {
        this.handlers = handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
        this.tenancy = tenancy;
        this.clock = clock;
        this.vertx = vertx;
        this.pollEvery = pollEvery;
    }

    void start(@Observes StartupEvent started) {
        if (!handlers.isEmpty()) {
            loop = new Loop("timer worker", vertx, pollEvery, this::runNext);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (loop != null) {
            loop.close();
        }
    }

    /** Fires the timer that has been due longest, and says whether there was one. */
    public Uni<Boolean> runNext() {
        return tenancy.acrossMerchants(this::takeAndFire)
                .onFailure(FiringException.class)
                .recoverWithUni(failure -> putOff((FiringException) failure));
    }

    private Uni<Boolean> takeAndFire() {
        return Panache.getSession().chain(this::take).chain(due -> due.map(this::fire)
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Optional<Timer>> take() {
        return TAKE.with("now", clock.instant().toString())
                .with("kinds", String.join(",", handlers.keySet()))
                .rows()
                .map(rows -> rows.stream().findFirst().map(TimerWorker::toTimer));
    }

    private Uni<Boolean> fire(Timer timer) {
        var handler = Objects.requireNonNull(handlers.get(timer.kind())); // only known kinds are taken
        return tenancy.narrowedTo(timer.merchant(), () -> handler.fire(timer))
                .onFailure(Exception.class)
                .transform(failure -> new FiringException(timer, failure))
                .replaceWith(true);
    }

    private Uni<Boolean> putOff(FiringException failed) {
        LOG.warnf("timer %s failed and is tried again: %s", failed.timer.kind(), failed.getCause());
        return tenancy.acrossMerchants(() -> putOffInTransaction(failed)).replaceWith(true);
    }

    private Uni<Integer> putOffInTransaction(FiringException failed) {
        return PUT_OFF.with("error", failed.getMessage())
                .with("now", clock.instant().toString())
                .with("longest", LONGEST_PAUSE)
                .with("kind", failed.timer.kind())
                .with("subject", failed.timer.subject())
                .update();
    }

    private static Timer toTimer(Object[] row) {
        return new Timer(new MerchantId((String) row[2]), (String) row[0], (UUID) row[1], toInstant(row[3]));
    }

    private static Instant toInstant(Object value) {
        return value instanceof Instant instant ? instant : ((java.time.OffsetDateTime) value).toInstant();
    }

    private static final class FiringException extends RuntimeException {

        private final transient Timer timer;

        FiringException(Timer timer, Throwable cause) {
            super(cause.getClass().getName(), cause);
            this.timer = timer;
        }
    }
}
