package dev.portico.payment.schedule.domain;

import static dev.portico.payment.schedule.domain.ScheduleFixtures.BERLIN;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.COAT;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.SCARF;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.TODAY;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.line;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.schedule.domain.Item.Kind;
import dev.portico.payment.schedule.domain.PreOrderTerms.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What holds for every order, on whatever terms, however it is edited and paid. */
class SchedulePropertyTest {

    /** What a line may be on. Amounts are minor units of any currency. */
    record Terms(int type, long percent, long perUnitMinor, int every, int unit, int installments, int charge) {

        PreOrderTerms in(CurrencyUnit currency, UUID listing) {
            var kind = Type.values()[type];
            var deposit = kind != Type.DEPOSIT_UPFRONT
                    ? null
                    : percent > 100
                            ? new Deposit.PerUnit(Money.ofMinor(currency, perUnitMinor))
                            : new Deposit.Percent(BigDecimal.valueOf(percent));
            var plan = installments == 0
                    ? null
                    : new InstallmentPlan(every, InstallmentPlan.Unit.values()[unit], installments);
            return new PreOrderTerms(listing, kind, deposit, plan, chargedWhen());
        }

        private Charge chargedWhen() {
            return switch (charge) {
                case 0 -> new Charge.OnDate(TODAY.plusDays(installments));
                case 1 -> new Charge.DaysAfterCheckout(every);
                default -> new Charge.When(Trigger.values()[charge - 2]);
            };
        }
    }

    /** The order at one time: what is bought now, and what each line costs; zero is a line that is gone. */
    record Cart(long nowMinor, List<Long> lines) {}

    record Shop(CurrencyUnit currency, List<Terms> terms) {

        OrderTerms order(Cart cart) {
            return ScheduleFixtures.order(IntStream.range(0, terms.size())
                    .mapToObj(i -> line(i, cart.lines().get(i)))
                    .toArray(PreOrderLine[]::new));
        }

        /** The first two are of one listing. */
        private PreOrderLine line(int i, long minor) {
            var units = (int) Math.min(minor, 3);
            var itsTerms =
                    i < 2 ? terms.get(0).in(currency, COAT) : terms.get(i).in(currency, SCARF);
            return new PreOrderLine(ScheduleFixtures.line("line " + i), units, money(minor), itsTerms);
        }

        Money money(long minor) {
            return Money.ofMinor(currency, minor);
        }

        Money total(Cart cart) {
            return money(cart.nowMinor()
                    + cart.lines().stream().mapToLong(Long::longValue).sum());
        }

        Schedule placed(Cart cart) {
            return edited(nothing(currency).placed(order(cart)), cart);
        }

        Schedule edited(Schedule schedule, Cart cart) {
            return schedule.ordered(order(cart), total(cart));
        }
    }

    /** An edit, a payment, or a refund of a part, by a number. */
    record Happening(int kind, Cart cart, long minor) {

        Schedule to(Schedule schedule, Shop shop) {
            return switch (kind) {
                case 0 -> schedule.paid(schedule.covered().plus(shop.money(minor)));
                case 1 -> schedule.paid(schedule.covered().minus(part(schedule.covered(), minor)));
                case 2 -> schedule.triggered(Optional.empty(), Trigger.values()[(int) (minor % 3)]);
                case 3 -> schedule.on(new ShopDay(BERLIN, TODAY.plusDays(minor % 400)));
                default -> shop.edited(schedule, cart);
            };
        }

        private static Money part(Money amount, long minor) {
            return Money.ofMinor(amount.getCurrencyUnit(), Math.min(minor, amount.getAmountMinorLong()));
        }
    }

    @Property(tries = 500)
    void theItemsAreTheTotalAndNoneIsNegative(
            @ForAll("shops") Shop shop, @ForAll("carts") Cart cart, @ForAll("happenings") List<Happening> happenings) {
        var schedule = shop.placed(cart);
        for (var happening : happenings) {
            schedule = happening.to(schedule, shop);

            assertThat(sum(schedule, Item::amount, shop)).isEqualTo(schedule.total());
            assertThat(schedule.items()).allMatch(item -> item.amount().isPositive());
            assertThat(sum(schedule, Item::paid, shop)).isEqualTo(smaller(schedule.covered(), schedule.total()));
            assertThat(schedule.items()).extracting(Item::id).doesNotHaveDuplicates();
            assertThat(schedule.dues().notYet().isGreaterThan(sum(schedule, Item::open, shop)))
                    .isFalse();
        }
    }

    /** The one that is due at once is no exception: what it grows by is due at once, too, and none of it is paid again. */
    @Property(tries = 500)
    void whatIsPaidStaysWhileTheOrderGrows(
            @ForAll("shops") Shop shop,
            @ForAll("carts") Cart cart,
            @ForAll("carts") Cart more,
            @ForAll @IntRange(max = 40_000) int first,
            @ForAll @IntRange(max = 40_000) int second) {
        var paid = shop.placed(cart).paid(shop.money(first));
        var grown = shop.edited(paid, sum(cart, more)).paid(shop.money((long) first + second));

        var after = byId(grown);
        assertThat(paid.items())
                .filteredOn(item -> item.isPaid() && item.kind() != Kind.AT_ONCE)
                .allSatisfy(item -> {
                    assertThat(after.get(item.id()).amount()).isEqualTo(item.amount());
                    assertThat(after.get(item.id()).isPaid()).isTrue();
                });
        assertThat(paid.items()).allSatisfy(item -> {
            assertThat(after.get(item.id()).due()).isEqualTo(item.due());
            assertThat(after.get(item.id()).paid().isLessThan(item.paid()) && item.isPaid())
                    .isFalse();
        });
    }

    @Property(tries = 500)
    void theSameTwiceIsTheSame(
            @ForAll("shops") Shop shop, @ForAll("carts") Cart cart, @ForAll("happenings") List<Happening> happenings) {
        var schedule = shop.placed(cart);
        var now = cart;
        for (var happening : happenings) {
            schedule = happening.to(schedule, shop);
            now = happening.kind() > 3 ? happening.cart() : now;
        }

        assertThat(shop.edited(schedule, now)).isEqualTo(schedule);
        assertThat(schedule.paid(schedule.covered())).isEqualTo(schedule);
        assertThat(schedule.placed(shop.order(cart))).isEqualTo(schedule);
        var once = schedule.triggered(Optional.empty(), Trigger.STAFF);
        assertThat(once.triggered(Optional.empty(), Trigger.STAFF)).isEqualTo(once);
    }

    @Property(tries = 500)
    void anyWayToTheSameOrderGivesTheSameItems(
            @ForAll("shops") Shop shop,
            @ForAll("carts") Cart cart,
            @ForAll("carts") Cart end,
            @ForAll @IntRange(max = 60_000) int paid,
            @ForAll("detours") List<Cart> before,
            @ForAll("detours") List<Cart> after) {
        var straight = shop.edited(shop.placed(cart).paid(shop.money(paid)), end);
        var winding = shop.placed(cart);
        for (var detour : before) {
            winding = shop.edited(winding, detour);
        }
        winding = shop.edited(winding, cart).paid(shop.money(paid));
        for (var detour : after) {
            winding = shop.edited(winding, detour);
        }

        assertThat(shop.edited(winding, end)).isEqualTo(straight);
    }

    /** Otherwise a customer who pays an installment would find that the others have changed. */
    @Property(tries = 500)
    void aPaymentMovesNoItem(
            @ForAll("shops") Shop shop,
            @ForAll("carts") Cart cart,
            @ForAll("carts") Cart end,
            @ForAll("payments") List<Integer> payments) {
        var schedule = shop.edited(shop.placed(cart), end);
        var amounts = amounts(schedule);
        for (var payment : payments) {
            schedule = schedule.paid(schedule.covered().plus(shop.money(payment)));

            assertThat(amounts(schedule)).isEqualTo(amounts);
            assertThat(shop.edited(schedule, end)).isEqualTo(schedule);
        }
    }

    private static Map<UUID, Money> amounts(Schedule schedule) {
        var amounts = new HashMap<UUID, Money>();
        schedule.items().forEach(item -> amounts.put(item.id(), item.amount()));
        return amounts;
    }

    private static Map<UUID, Item> byId(Schedule schedule) {
        var items = new HashMap<UUID, Item>();
        schedule.items().forEach(item -> items.put(item.id(), item));
        return items;
    }

    private static Money sum(Schedule schedule, java.util.function.Function<Item, Money> part, Shop shop) {
        return schedule.items().stream().map(part).reduce(shop.money(0), Money::plus);
    }

    private static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static Cart sum(Cart one, Cart other) {
        var lines = new ArrayList<Long>();
        for (int i = 0; i < one.lines().size(); i++) {
            lines.add(one.lines().get(i) + other.lines().get(i));
        }
        return new Cart(one.nowMinor() + other.nowMinor(), lines);
    }

    @Provide
    Arbitrary<Shop> shops() {
        var terms = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(0, 130),
                        Arbitraries.longs().between(0, 9_000),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 4))
                .as(Terms::new)
                .list()
                .ofSize(3);
        return Combinators.combine(Arbitraries.of("EUR", "JPY", "KWD").map(CurrencyUnit::of), terms)
                .as(Shop::new);
    }

    @Provide
    Arbitrary<Cart> carts() {
        var amounts = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(0L)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(1, 20)),
                net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(1, 20_000)));
        return Combinators.combine(amounts, amounts.list().ofSize(3)).as(Cart::new);
    }

    @Provide
    Arbitrary<List<Cart>> detours() {
        return carts().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Integer>> payments() {
        return Arbitraries.integers().between(0, 12_000).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        carts(),
                        Arbitraries.longs().between(0, 25_000))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
