package dev.portico.orderedit.usage;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.usage.Plans.Shop;
import dev.portico.orderedit.usage.UsageView.AllowanceView;
import dev.portico.orderedit.usage.UsageView.PeriodView;
import dev.portico.orderedit.usage.UsageView.PlanView;
import dev.portico.orderedit.usage.domain.BillingPeriod;
import dev.portico.orderedit.usage.domain.Plan;
import dev.portico.orderedit.usage.domain.PlanUse;
import dev.portico.orderedit.usage.domain.Thresholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Use cases of the usage feature. One public method is one transaction. */
@ApplicationScoped
public class Usages {

    static final int LONGEST_REPORT = 366;

    private final Plans plans;
    private final Tallies tallies;
    private final Announcements announcements;
    private final AllowanceTimers timers;
    private final Clock clock;

    Usages(Plans plans, Tallies tallies, Announcements announcements, AllowanceTimers timers, Clock clock) {
        this.plans = plans;
        this.tallies = tallies;
        this.announcements = announcements;
        this.timers = timers;
        this.clock = clock;
    }

    /** A plan as an operator gives it; without an anniversary the merchant's own stays, a first one begins today. */
    record NewPlan(String name, @Nullable Integer monthlyEdits, Optional<LocalDate> anniversary) {}

    /** The shop's time zone. */
    @MerchantTransaction
    public Uni<ZoneId> zone(MerchantId merchant) {
        return plans.find(merchant).map(Shop::zone);
    }

    @MerchantTransaction
    public Uni<UsageView> report(MerchantId merchant, Days.Asked asked) {
        return plans.find(merchant).chain(shop -> report(merchant, shop, asked));
    }

    private Uni<UsageView> report(MerchantId merchant, Shop shop, Days.Asked asked) {
        var now = clock.instant();
        var period = BillingPeriod.at(now, shop.plan().anniversary(), shop.zone());
        var days = asked.until(LocalDate.ofInstant(now, shop.zone()), period.startsOn(), LONGEST_REPORT);
        return used(merchant, shop, period, now).chain(used -> tallies.of(merchant, days, shop.zone())
                .map(tally -> view(shop, period, used, days, tally)));
    }

    /** Without a limit nothing is counted up: the edits themselves are. */
    private Uni<Long> used(MerchantId merchant, Shop shop, BillingPeriod period, Instant now) {
        if (shop.plan().monthlyEdits() != null) {
            return Uni.createFrom()
                    .item(shop.use()
                            .map(use -> (long) use.allowance(now, shop.zone()).used())
                            .orElse(0L));
        }
        var days = new Days(period.startsOn(), period.endsOn().minusDays(1));
        return tallies.edits(merchant, days, shop.zone());
    }

    private static UsageView view(Shop shop, BillingPeriod period, long used, Days days, Tally tally) {
        return new UsageView(
                new PlanView(
                        shop.plan().name(),
                        shop.plan().monthlyEdits(),
                        shop.plan().anniversary()),
                new PeriodView(period.startsOn(), period.endsOn(), period.start(), period.end()),
                allowance(shop.plan(), period, used),
                shop.zone().getId(),
                days.from(),
                days.to(),
                Tally.sum(tally.edits()),
                Tally.sum(tally.tests()),
                Tally.byName(tally.actions()),
                Tally.sum(tally.cancellations()),
                Tally.byName(tally.cancellations()),
                tally.days());
    }

    private static AllowanceView allowance(Plan plan, BillingPeriod period, long used) {
        var limit = plan.monthlyEdits();
        return limit == null
                ? new AllowanceView(null, used, null, false, null)
                : new AllowanceView(limit, used, (int) Math.min(999, used * 100 / limit), used >= limit, period.end());
    }

    /** Applies at once: an upgrade reopens, a smaller plan may close. */
    @MerchantTransaction
    public Uni<UsageView> replace(MerchantId merchant, NewPlan given) {
        return plans.lock(merchant)
                .chain(() -> plans.find(merchant))
                .chain(shop -> replace(merchant, shop, given))
                .chain(() -> report(merchant, new Days.Asked(Optional.empty(), Optional.empty())));
    }

    private Uni<Void> replace(MerchantId merchant, Shop shop, NewPlan given) {
        var now = clock.instant();
        var anniversary = given.anniversary()
                .or(() -> shop.use().map(PlanUse::plan).map(Plan::anniversary))
                .orElseGet(() -> LocalDate.ofInstant(now, shop.zone()));
        var plan = new Plan(given.name(), given.monthlyEdits(), anniversary);
        var period = BillingPeriod.at(now, anniversary, shop.zone());
        return plans.replace(merchant, plan, period)
                .chain(used -> announce(merchant, plan, used, now, shop.zone()))
                .chain(() -> timers.at(merchant, now));
    }

    private Uni<Void> announce(MerchantId merchant, Plan plan, long used, Instant now, ZoneId zone) {
        var limit = plan.monthlyEdits();
        return Optional.ofNullable(limit)
                .flatMap(edits -> Thresholds.reached(used, edits))
                .map(percent -> announcements.announce(merchant, percent, now, zone))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
