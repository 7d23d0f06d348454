package dev.portico.orderedit.delay;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.orderedit.approval.EditRequests;
import dev.portico.orderedit.edit.CancelAnswer;
import dev.portico.orderedit.edit.CanceledOrders;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Cancels what comes too late, without a fee and whatever the listing says about canceling. Only inside a transaction. */
@ApplicationScoped
class DelayedOrders {

    private final EditRequests requests;
    private final CanceledOrders canceled;

    DelayedOrders(EditRequests requests, CanceledOrders canceled) {
        this.requests = requests;
        this.canceled = canceled;
    }

    /** @param answered the question with its answer; what it is about is canceled */
    Uni<CancelAnswer> cancel(LoadedOrder loaded, DelayOption answered, Actor actor) {
        var order = loaded.order();
        var situation =
                loaded.situation().with(order.withProgress(order.progress().with(answered)));
        boolean byCustomer = answered.answer() == DelayOption.Answer.CANCELED;
        var cancellation =
                Cancellation.ofDelayed(situation, lineIds(order, answered), Ids.next(), loaded.workflow(), byCustomer);
        return requests.withdraw(loaded, actor).chain(prelude -> canceled.write(loaded, cancellation, actor, prelude));
    }

    static List<UUID> lineIds(Order order, DelayOption option) {
        return order.waitingFor(option.listingId()).stream().map(Line::id).toList();
    }
}
