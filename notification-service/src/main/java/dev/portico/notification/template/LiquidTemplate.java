package dev.portico.notification.template;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import liqp.Template;

/** A parsed template. Blocks while it renders: never on the event loop. */
final class LiquidTemplate {

    private final String name;
    private final Template template;
    private final ExecutorService threads;

    LiquidTemplate(String name, Template template, ExecutorService threads) {
        this.name = name;
        this.template = template;
        this.threads = threads;
    }

    /** @throws TemplateException on an unknown variable, and past a limit of time, size or loops */
    String render(Map<String, Object> values) {
        try {
            return template.render(new HashMap<>(values), threads, false);
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
