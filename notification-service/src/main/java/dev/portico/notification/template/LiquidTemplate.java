package dev.portico.notification.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import liqp.Template;

/**
 * A parsed template. Blocks while it renders: never on the event loop.
 *
 * <p>liqp keeps the values of a render in the template itself, so two at a time would write one customer's mail with the
 * values of another. Each render has a parsed one of its own; there are as many as mails are written side by side.
 */
final class LiquidTemplate {

    private final String name;
    private final Supplier<Template> parser;
    private final Queue<Template> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;

    /** @param parser reads the source anew each time; fails at once when it can't be read */
    LiquidTemplate(String name, Supplier<Template> parser, ExecutorService threads) {
        this.name = name;
        this.parser = parser;
        this.threads = threads;
        idle.add(parser.get());
    }

    /** @throws TemplateException on an unknown variable, and past a limit of time, size or loops */
    String render(Map<String, Object> values) {
        var known = idle.poll();
        var template = known == null ? parser.get() : known;
        try {
            var text = template.render(new HashMap<>(values), threads, false);
            // Only now: one that failed, for lack of time perhaps, may still be at work.
            idle.add(template);
            return text;
        } catch (RuntimeException failure) {
            throw new TemplateException(name + " can't be rendered: " + rootOf(failure), failure);
        }
    }

    /** The kind of failure only: liqp's messages may quote values, which are personal data. */
    private static String rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
