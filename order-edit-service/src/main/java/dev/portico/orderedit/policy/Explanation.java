package dev.portico.orderedit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.policy.domain.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer may do with an order now, in full, for staff. */
record Explanation(
        UUID orderId,
        String number,
        int version,
        Instant judgedAt,
        List<ExplainedAction> actions,
        List<ExplainedLine> lines) {

    /** One action; {@code shown} is whether customers see it at all. */
    record ExplainedAction(Action action, boolean allowed, boolean shown, List<ExplainedReason> reasons) {}

    /** The actions of one line. */
    record ExplainedLine(UUID lineId, String title, List<ExplainedAction> actions) {}

    /** A public code and its figures, the rule that is broken, and the setting behind it if one decides. */
    record ExplainedReason(String code, Map<String, Object> params, String rule, @Nullable Setting setting) {}

    /** Where a setting is: a document, a JSON pointer into it, and its value where this service keeps it. */
    record Setting(
            String document,
            String pointer,
            @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable JsonNode value) {}
}
