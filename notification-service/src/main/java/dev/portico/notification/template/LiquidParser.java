package dev.portico.notification.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import liqp.TemplateParser;
import liqp.TemplateParser.ErrorMode;
import liqp.parser.Flavor;

/**
 * Reads Liquid with limits on everything that could be made large: source, nesting, loops, output and time. Includes are
 * refused, since liqp would read them from the file system. Unknown variables, tags, filters and texts are errors.
 */
@ApplicationScoped
class LiquidParser {

    private static final int LARGEST_SOURCE = 16 * 1024;
    private static final int LARGEST_OUTPUT = 256 * 1024;
    private static final int MOST_ITERATIONS = 2_000;
    private static final int DEEPEST_NESTING = 12;
    private static final int LONGEST_CONDITION = 16;

    private static final Pattern TAG = Pattern.compile("\\{%-?\\s*(\\w+)([^%]*)%}");
    private static final Pattern CONNECTIVE = Pattern.compile("\\b(and|or)\\b");

    private final TemplateParser parser;
    private final ExecutorService threads;

    LiquidParser(TemplateConfig config) {
        var count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> daemon(work, count.incrementAndGet()));
        var builder = new TemplateParser.Builder();
        TextFilters.ALL.forEach(builder::withFilter);
        parser = builder.withFlavor(Flavor.LIQUID)
                .withErrorMode(ErrorMode.STRICT)
                .withStrictVariables(true)
                .withNameResolver(name -> {
                    throw new SecurityException("includes are refused");
                })
                .withMaxIterations(MOST_ITERATIONS)
                .withMaxSizeRenderedString(LARGEST_OUTPUT)
                .withMaxTemplateSizeBytes(LARGEST_SOURCE)
                .withMaxRenderTimeMillis(config.renderLimit().toMillis())
                .build();
    }

    /** @throws TemplateException naming what is wrong */
    LiquidTemplate parse(String name, String source) {
        check(name, source);
        try {
            return new LiquidTemplate(name, () -> parser.parse(source), threads);
        } catch (RuntimeException | StackOverflowError failure) {
            throw new TemplateException(name + " can't be read: " + failure.getMessage(), failure);
        }
    }

    /** liqp's parser recurses per nesting and per condition, before any limit of its own applies. */
    private static void check(String name, String source) {
        if (source.length() > LARGEST_SOURCE) {
            throw new TemplateException(name + " is larger than " + LARGEST_SOURCE);
        }
        int depth = 0;
        var tags = TAG.matcher(source);
        while (tags.find()) {
            depth += step(tags.group(1));
            if (depth > DEEPEST_NESTING
                    || CONNECTIVE.matcher(tags.group(2)).results().count() > LONGEST_CONDITION) {
                throw new TemplateException(name + " is nested too deep");
            }
        }
    }

    private static int step(String tag) {
        if (tag.startsWith("end")) {
            return -1;
        }
        return switch (tag) {
            case "if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "ifchanged" -> 1;
            default -> 0;
        };
    }

    private static Thread daemon(Runnable work, int number) {
        var thread = new Thread(work, "mail-template-" + number);
        thread.setDaemon(true);
        return thread;
    }
}
