package dev.portico.payment.processor.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.stripe.domain.StripeRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls Stripe on threads of its own, since its client blocks, and comes back on the context that it was called on. The
 * threads and those who wait for one are counted: when Stripe hangs, nothing else of the service does.
 *
 * <p>Fails with {@link ProcessorUnreachableException} (nothing is known, the same call may be made again),
 * {@link StripeUndecidedException} (nothing is known, and it must be asked) or {@link StripeRefusedException}.
 */
@ApplicationScoped
class StripeLine {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;

    private final ExecutorService threads;

    /** A question to Stripe's blocking client. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws StripeException;
    }

    StripeLine(StripeConfig config) {
        var number = new AtomicInteger();
        var pool = new ThreadPoolExecutor(
                config.calls(),
                config.calls(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(config.waitingCalls()),
                task -> daemon(task, "stripe-" + number.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    /** For what changes nothing, or nothing twice: that Stripe doesn't know is no reason not to ask again. */
    <T> Uni<T> ask(Question<T> question) {
        return call(question)
                .onFailure(StripeUndecidedException.class)
                .transform(undecided -> new ProcessorUnreachableException(StripeProcessor.NAME, undecided));
    }

    /** For what makes something. */
    <T> Uni<T> call(Question<T> question) {
        var context = Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
        return Uni.createFrom()
                .item(() -> answer(question))
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(busy -> new ProcessorUnreachableException(StripeProcessor.NAME, busy))
                .emitOn(task -> context.runOnContext(back -> task.run()));
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (StripeException problem) {
            throw translated(problem);
        } catch (NullPointerException | ClassCastException unreadable) {
            // what the library makes of an error answer that is none of Stripe's: a proxy's, or an empty one
            throw new StripeUndecidedException(unreadable);
        } catch (RuntimeException wrapped) {
            // a list that is read page by page wraps what happens on the way
            throw wrapped.getCause() instanceof StripeException problem ? translated(problem) : wrapped;
        }
    }

    private static RuntimeException translated(StripeException problem) {
        var status = problem.getStatusCode();
        if (problem instanceof ApiConnectionException || status == null || isBusy(problem, status)) {
            return new ProcessorUnreachableException(StripeProcessor.NAME, problem);
        }
        return status >= SERVER_ERROR || status == OK
                ? new StripeUndecidedException(problem)
                : new StripeRefusedException(refusal(problem, status), problem);
    }

    /** Too many calls at once, or another one with the same key has not been answered yet: nothing was done for this one. */
    private static boolean isBusy(StripeException problem, int status) {
        return status == CONFLICT
                || status == TOO_MANY
                || problem instanceof IdempotencyException && "idempotency_key_in_use".equals(problem.getCode());
    }

    private static StripeRefusal refusal(StripeException problem, int status) {
        var declineCode = problem instanceof CardException card ? card.getDeclineCode() : null;
        var parameter = problem instanceof InvalidRequestException request ? request.getParam() : null;
        return new StripeRefusal(status, problem.getCode(), declineCode, advice(problem.getStripeError()), parameter);
    }

    private static @Nullable String advice(@Nullable StripeError error) {
        return error == null ? null : error.getAdviceCode();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
