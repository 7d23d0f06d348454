package dev.portico.portal.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.portal.view.domain.OrderExcerpt;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/**
 * Has the parts of an order's excerpt that no page uses skipped. Jackson tolerates them anyway, but copies them first while it
 * collects what a record is made of. Said here, since the domain knows nothing of JSON.
 */
@Singleton
class SkippedParts implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        Stream.of(OrderExcerpt.class, OrderExcerpt.Line.class, OrderExcerpt.TaxLine.class)
                .forEach(type ->
                        json.configOverride(type).setIgnorals(JsonIgnoreProperties.Value.forIgnoreUnknown(true)));
    }
}
