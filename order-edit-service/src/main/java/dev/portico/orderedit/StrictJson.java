package dev.portico.orderedit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** A quantity of 1.5 or "2" is a wrong type, not 1 or 2: money and units are never guessed. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        var unused = mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        refuse(mapper, LogicalType.Integer);
        refuse(mapper, LogicalType.Boolean);
        refuse(mapper, LogicalType.Enum);
    }

    private static void refuse(ObjectMapper mapper, LogicalType type) {
        var wrong = type == LogicalType.Enum ? CoercionInputShape.Integer : CoercionInputShape.String;
        var unused = mapper.coercionConfigFor(type)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(wrong, CoercionAction.Fail);
    }
}
