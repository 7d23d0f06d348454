package dev.portico.orderedit.order;

import dev.portico.kit.http.Fault;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.IntakeFault;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderInput;
import dev.portico.orderedit.order.domain.OrderIntake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

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
        return OrderIntake.read(externalId, input, hashes.hash(input), clock, Ids::next);
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
