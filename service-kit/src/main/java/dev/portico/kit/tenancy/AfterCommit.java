package dev.portico.kit.tenancy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * What must not be said of a transaction that is rolled back: run when the transaction that it is asked for in has
 * committed, dropped when it has not. For counting; what must not be lost when the process dies is an event's business.
 */
public final class AfterCommit {

    private static final String ASKED = AfterCommit.class.getName();

    /** @throws IllegalStateException outside a transaction of the kit's */
    public static void run(Runnable work) {
        var context = Vertx.currentContext();
        List<Runnable> asked = context == null ? null : context.getLocal(ASKED);
        if (asked == null) {
            throw new IllegalStateException("there is no transaction to wait for");
        }
        asked.add(work);
    }

    static void begin(Context context) {
        context.putLocal(ASKED, new ArrayList<Runnable>());
    }

    static void end(Context context, boolean committed) {
        List<Runnable> asked = context.getLocal(ASKED);
        context.removeLocal(ASKED);
        if (committed && asked != null) {
            asked.forEach(Runnable::run);
        }
    }

    private AfterCommit() {}
}
