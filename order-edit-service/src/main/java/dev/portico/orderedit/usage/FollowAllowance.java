package dev.portico.orderedit.usage;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.orderedit.policy.Republications;
import dev.portico.orderedit.usage.domain.PlanUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;

/**
 * Has open orders told anew when an allowance is used up or there is one again: after the last use, a change of plan, and at
 * the start of each period. A timer of its own, because a commit holds its order's row, which a republication may wait for.
 */
@ApplicationScoped
class FollowAllowance implements TimerHandler {

    private static final Sql TELL = Sql.of(
            """
            update usage_plan set told_exhausted = :exhausted
             where merchant = :merchant and told_exhausted <> :exhausted
            """);

    private final Plans plans;
    private final AllowanceTimers timers;
    private final Republications republications;
    private final Clock clock;

    FollowAllowance(Plans plans, AllowanceTimers timers, Republications republications, Clock clock) {
        this.plans = plans;
        this.timers = timers;
        this.republications = republications;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return AllowanceTimers.KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return plans.find(timer.merchant()).chain(shop -> shop.use()
                .map(use -> follow(timer.merchant(), use, shop.zone()))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> follow(MerchantId merchant, PlanUse use, ZoneId zone) {
        var now = clock.instant();
        var allowance = use.allowance(now, zone);
        var told = tell(merchant, allowance.exhausted());
        var until = allowance.until();
        return until == null ? told : told.chain(() -> timers.at(merchant, until));
    }

    private Uni<Void> tell(MerchantId merchant, boolean exhausted) {
        return TELL.with("merchant", merchant.value())
                .with("exhausted", exhausted)
                .update()
                .chain(changed -> changed == 0 ? Uni.createFrom().voidItem() : republications.start(merchant));
    }
}
