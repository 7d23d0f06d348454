package dev.portico.orderedit.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.LoadedOrder.PriorEdit;
import dev.portico.orderedit.order.domain.Coverage;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.PolicyDocuments;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.usage.PlanRows;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What {@link OrderStore} reads, as what rules work with. */
final class OrderRows {

    static LoadedOrder toLoaded(MerchantId merchant, JsonNode row, Instant now) {
        var order = Documents.read(row.get("order"), Order.class);
        var shop = row.path("shop");
        var zone = ZoneId.of(shop.path("timeZone").asText("UTC"));
        var balance = row.path("balance");
        var coverage = balance.isObject()
                ? Coverage.of(
                        order,
                        balance.get("paidMinor").asLong(),
                        balance.get("authorizedMinor").asLong())
                : Coverage.toldByPlatform(order);
        var situation = Situation.of(order, policy(row), catalog(row), now)
                .copy()
                .paidMinor(coverage.coveredMinor())
                // A merchant that portal-service has not told about yet has no portal.
                .portalEnabled(shop.path("portalEnabled").asBoolean(false))
                .zone(zone)
                .allowance(PlanRows.allowance(row.path("usage"), now, zone))
                .editsSoFar(row.path("edits").asInt(0))
                .rates(rates(row))
                .make();
        return new LoadedOrder(
                merchant,
                row.get("sequence").asLong(),
                situation,
                coverage,
                balance.path("pendingMinor").asLong(0),
                workflow(row),
                priorEdit(row.path("edit")).or(() -> priorEdit(row.path("request"))));
    }

    private static EditPolicy policy(JsonNode row) {
        var policy = row.path("policy");
        return policy.isObject() ? PolicyDocuments.read(policy) : EditPolicy.DEFAULT;
    }

    private static WorkflowRules workflow(JsonNode row) {
        var rules = row.path("workflow");
        return rules.isObject() ? Documents.read(rules, WorkflowRules.class) : WorkflowRules.DEFAULT;
    }

    private static ShippingRates rates(JsonNode row) {
        var rates = row.path("rates");
        return rates.isObject() ? Documents.read(rates, ShippingRates.class) : ShippingRates.NONE;
    }

    private static Catalog catalog(JsonNode row) {
        return Catalog.of(StreamSupport.stream(row.path("products").spliterator(), false)
                .map(product -> Documents.read(product, Product.class))
                .toList());
    }

    private static Optional<PriorEdit> priorEdit(JsonNode edit) {
        return edit.isObject()
                ? Optional.of(new PriorEdit(
                        UUID.fromString(edit.get("id").asText()),
                        edit.get("outcome").asText(),
                        edit.get("requestHash").asText(),
                        edit.get("sequence").asLong(),
                        edit.get("after")))
                : Optional.empty();
    }

    private OrderRows() {}
}
