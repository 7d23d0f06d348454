package dev.portico.orderedit.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.Fault;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.identity.Caller;
import dev.portico.orderedit.importing.BoundedLines.Line;
import dev.portico.orderedit.order.LostRaces;
import dev.portico.orderedit.order.OrderReader;
import dev.portico.orderedit.order.Orders;
import dev.portico.orderedit.order.PutOrderOutcome;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.OrderInput;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Orders in bulk: one line, one order, one transaction. A bad line says so and the next one goes on. */
@ApplicationScoped
class OrderImports {

    /** As much as a single order may have. */
    private static final int LINE_LIMIT = 1024 * 1024;

    private final Orders orders;
    private final OrderReader reader;
    private final ObjectMapper json;
    private final Vertx vertx;

    OrderImports(Orders orders, OrderReader reader, ObjectMapper json, Vertx vertx) {
        this.orders = orders;
        this.reader = reader;
        this.json = json;
        this.vertx = vertx;
    }

    /** Reads a line, stores it, tells the result, reads the next: memory does not grow with the body. */
    Multi<ImportResult> lines(Caller caller, InputStream body) {
        var lines = new BoundedLines(body, LINE_LIMIT);
        return Multi.createBy()
                .repeating()
                .uni(() -> next(lines))
                .whilst(Optional::isPresent)
                .onItem()
                .transformToIterable(
                        line -> line.filter(some -> !some.blank()).stream().toList())
                .onItem()
                .transformToUniAndConcatenate(line -> line(caller, line))
                .runSubscriptionOn(eventLoop());
    }

    // The stream blocks while the client is slow: never on the event loop. The answer comes back on the caller's
    // context.
    private Uni<Optional<Line>> next(BoundedLines lines) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(lines::next).toCompletionStage());
    }

    private Uni<ImportResult> line(Caller caller, Line line) {
        if (line.tooLong()) {
            return refused(line, null, fault("line-too-long", "must have at most " + LINE_LIMIT + " bytes"));
        }
        try {
            var document = json.readTree(line.text());
            var externalId = document.path("externalId").asText("");
            return store(caller, line, externalId, json.treeToValue(document, OrderInput.class));
        } catch (JsonProcessingException e) {
            return refused(line, null, fault("unreadable-json", "is no order in JSON"));
        }
    }

    private Uni<ImportResult> store(Caller caller, Line line, String externalId, @Nullable OrderInput input) {
        if (input == null) {
            return refused(line, null, fault("unreadable-json", "is no order in JSON"));
        }
        return reader.read(externalId, input)
                .fold(
                        accepted -> store(caller, accepted)
                                .map(outcome -> ImportResult.stored(line.number(), outcome))
                                .onFailure(ProblemException.class)
                                .recoverWithItem(failure -> refused(line, externalId, (ProblemException) failure)),
                        refused -> refused(line, externalId, OrderReader.faults(refused.faults())));
    }

    private static Uni<ImportResult> refused(Line line, @Nullable String externalId, List<Fault> faults) {
        return Uni.createFrom().item(ImportResult.refused(line.number(), externalId, faults));
    }

    /** What is only known once the listings were asked that it names. */
    private static ImportResult refused(Line line, @Nullable String externalId, ProblemException failure) {
        return ImportResult.refused(line.number(), externalId, failure.problem().faults());
    }

    private static List<Fault> fault(String code, String detail) {
        return List.of(new Fault(code, "", detail, Map.of()));
    }

    /** One order in the shape of Shopify's REST resource, bare or as {@code {"order": …}}. */
    Uni<PutOrderOutcome> shopify(Caller caller, JsonNode body) {
        var document = body.path("order").isObject() ? body.get("order") : body;
        var read = ShopifyOrder.read(document);
        var intake = reader.read(read.externalId(), read.input());
        var faults = ShopifyFaults.all(read.faults(), intake);
        if (!faults.isEmpty()) {
            throw OrderReader.refusal(faults);
        }
        return store(caller, intake.fold(accepted -> accepted, refused -> impossible()))
                .runSubscriptionOn(eventLoop());
    }

    private Uni<PutOrderOutcome> store(Caller caller, Intake.Accepted order) {
        return LostRaces.retried(() -> orders.accept(caller.merchant(), caller.actor(), order));
    }

    // The body is read on a worker thread; the database is only spoken to on the request's event loop.
    private static Executor eventLoop() {
        var context = Vertx.currentContext();
        return command -> context.runOnContext(go -> command.run());
    }

    private static Intake.Accepted impossible() {
        throw new IllegalStateException("Refused without a fault");
    }
}
