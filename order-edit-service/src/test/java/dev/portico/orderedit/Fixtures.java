package dev.portico.orderedit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.order.domain.Coverage;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.IntakeFault;
import dev.portico.orderedit.order.domain.Option;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderInput;
import dev.portico.orderedit.order.domain.OrderIntake;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.AddressLimit;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditWindow;
import dev.portico.orderedit.policy.domain.QuantityCaps;
import dev.portico.orderedit.policy.domain.RestrictionTags;
import dev.portico.orderedit.policy.domain.RiskBlock;
import dev.portico.orderedit.policy.domain.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The golden order as plain values: two tops of 60.00 and one shirt of 50.00, 6.25 % tax, 4.99 shipping. */
public final class Fixtures {

    public static final Instant PLACED = MovableClock.PLACED;
    public static final Instant SOON = PLACED.plusSeconds(600);
    public static final Instant CLOSES = PLACED.plusSeconds(3600);

    /** Ids are handed out line by line; the order's own comes last. */
    public static final UUID TOP = new UUID(0, 1);

    public static final UUID SHIRT = new UUID(0, 2);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public static final Variant SMALL = variant("classic-varsity-top-small", "Small", 6000, 10);
    public static final Variant MEDIUM = variant("classic-varsity-top-medium", "Medium", 6500, 3);
    public static final Variant GONE = variant("classic-varsity-top-large", "Large", 6500, 0);
    public static final Variant GIFT = variant("classic-varsity-top-gift", "Gift", 0, 10);
    public static final Catalog CATALOG = catalog(Product.Status.ACTIVE, List.of());

    /** All of it taken by the platform, and nothing reserved. */
    public static Coverage paid(long minor) {
        return new Coverage(minor, 0, 0, 0);
    }

    public static Catalog catalog(Product.Status status, List<String> tags) {
        return Catalog.of(List.of(new Product(
                "classic-varsity-top",
                "Classic Varsity Top",
                "Tops",
                tags,
                status,
                null,
                List.of("Size"),
                List.of(SMALL, MEDIUM, GONE, GIFT))));
    }

    public static Variant variant(String id, String title, long price, long stock) {
        return new Variant(
                id, null, title, List.of(new Option("Size", title)), price, "USD", stock, true, false, null, null);
    }

    public static Order order() {
        return order(json -> {});
    }

    public static Order order(Consumer<ObjectNode> change) {
        return intake(change).fold(Intake.Accepted::order, refused -> {
            throw new AssertionError(refused.faults().toString());
        });
    }

    public static List<IntakeFault> faults(Consumer<ObjectNode> change) {
        return intake(change).fold(accepted -> List.of(), Intake.Refused::faults);
    }

    public static Intake intake(Consumer<ObjectNode> change) {
        var json = Api.golden();
        change.accept(json);
        try {
            var input = JSON.treeToValue(json, OrderInput.class);
            var ids = new AtomicLong();
            var hash = Integer.toHexString(json.toString().hashCode());
            return OrderIntake.read(
                    "5100000000001",
                    input,
                    hash,
                    Clock.fixed(MovableClock.START, ZoneOffset.UTC),
                    () -> new UUID(0, ids.incrementAndGet()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A change of one line in the JSON of the golden order. */
    public static Consumer<ObjectNode> line(int index, Consumer<ObjectNode> change) {
        return json -> change.accept((ObjectNode) json.get("lines").get(index));
    }

    public static Situation soon(Order order) {
        return situation(order, EditPolicy.DEFAULT, SOON);
    }

    public static Situation situation(Order order, EditPolicy policy, Instant now) {
        return Situation.of(order, policy, CATALOG, now);
    }

    public static EditPolicy policy(Consumer<PolicyBuilder> change) {
        var builder = new PolicyBuilder();
        change.accept(builder);
        return builder.build();
    }

    /** The default policy with something else in it. */
    public static final class PolicyBuilder {
        public Duration window = EditPolicy.DEFAULT.window().duration();
        public Set<Action> enabled = EditPolicy.DEFAULT.enabled();
        public boolean hide = false;
        public RestrictionTags tags = RestrictionTags.NONE;
        public RiskBlock risk = RiskBlock.HIGH;
        public QuantityCaps caps = QuantityCaps.NONE;
        public AddressLimit address = AddressLimit.SAME_COUNTRY;

        private EditPolicy build() {
            return EditPolicy.DEFAULT
                    .copy()
                    .window(EditWindow.of(window))
                    .enabled(enabled)
                    .hideUnavailable(hide)
                    .restrictionTags(tags)
                    .riskBlock(risk)
                    .quantityCaps(caps)
                    .addressLimit(address)
                    .make();
        }
    }

    private Fixtures() {}
}
