package dev.portico.portal.page;

import dev.portico.kit.text.Directions;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Every value that a template places is text and nothing else, and turns nothing around it: in place of Qute's own escaper. */
final class ContainedHtml extends HtmlEscaper {

    private static final List<String> TYPES =
            List.of("text/html", "text/xml", "application/xml", "application/xhtml+xml");

    private ContainedHtml() {
        super(TYPES);
    }

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public String map(Object value, Expression expression) {
        return super.map(Directions.contained(value.toString()), expression);
    }

    @ApplicationScoped
    static class Registration {

        void register(@Observes EngineBuilder engine) {
            engine.addResultMapper(new ContainedHtml());
        }
    }
}
