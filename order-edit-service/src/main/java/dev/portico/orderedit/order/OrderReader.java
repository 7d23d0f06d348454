package dev.portico.orderedit.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.http.Fault;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.IntakeFault;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderInput;
import dev.portico.orderedit.order.domain.OrderIntake;
import dev.portico.orderedit.order.domain.PlatformCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Reads orders that come in, for every way they can come in. */
@ApplicationScoped
public class OrderReader {

    private final Clock clock;
    private final IdempotencyKeys hashes;

    OrderReader(Clock clock, IdempotencyKeys hashes) {
        this.clock = clock;
        this.hashes = hashes;
    }

    public Intake read(String externalId, OrderInput input) {
        return OrderIntake.read(externalId, input, contentHash(input), clock, Ids::next);
    }

    private String contentHash(OrderInput input) {
        return PlatformCopy.HASH_FORM + hashes.hash(given(Documents.tree(Documents.write(input))));
    }

    /**
     * What a document says: a field that it leaves out says nothing, so the hash is the same when fields are added that it does not
     * have.
     */
    static JsonNode given(JsonNode document) {
        if (document instanceof ObjectNode object) {
            var given = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(field -> given.set(field.getKey(), given(field.getValue())));
            return given;
        }
        if (document instanceof ArrayNode array) {
            var given = array.arrayNode();
            array.forEach(entry -> given.add(given(entry)));
            return given;
        }
        return document;
    }

    /** Fails with a 422 that names everything wrong. */
    Intake.Accepted require(String externalId, OrderInput input) {
        return read(externalId, input).fold(accepted -> accepted, refused -> refuse(refused.faults()));
    }

    /** Fails with a 422 that names everything wrong. */
    static Order require(Intake intake) {
        return intake.fold(accepted -> accepted, refused -> refuse(refused.faults()))
                .order();
    }

    private static Intake.Accepted refuse(List<IntakeFault> faults) {
        throw refusal(faults);
    }

    public static ProblemException refusal(List<IntakeFault> faults) {
        return Problems.of(422, "invalid-order", "The order was not stored", OrderReader.faults(faults));
    }

    public static List<Fault> faults(List<IntakeFault> faults) {
        return faults.stream()
                .map(fault -> new Fault(fault.code(), fault.pointer(), fault.detail(), fault.params()))
                .toList();
    }
}
