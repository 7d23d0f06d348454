package dev.portico.notification.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liqp.TemplateContext;
import liqp.filters.Filter;

/**
 * How a template says a sentence: {@code {{ 'order-edited.subject' | t: order: order_number }}}, as in Shopify's Liquid. Which
 * language it is in says the variable {@link #LANGUAGE}.
 */
final class TextFilters {

    /** A variable of every mail: one of the languages, as a BCP 47 tag. */
    static final String LANGUAGE = "language";

    static final List<Filter> ALL = List.of(
            filter("t", (texts, key, params) -> texts.say(key, named(params))),
            filter("labels", TextFilters::label),
            filter("isolated", (texts, value, params) -> texts.among(value)));

    /** {@code {{ 'fact.total' | t | labels: total }}}: "Total: $5.00", or "Total:" of what stands in the next line. */
    private static String label(MailTexts texts, String label, Object... params) {
        var sentence = new HashMap<String, Object>(Map.of("label", label));
        if (params.length == 0) {
            return texts.say("label", sentence);
        }
        sentence.put("value", params[0]);
        return texts.say("label.value", sentence);
    }

    /** liqp hands over each named parameter as a map of one entry. */
    private static Map<String, Object> named(Object... params) {
        var values = new HashMap<String, Object>();
        for (var param : params) {
            if (!(param instanceof Map<?, ?> pair)) {
                throw new IllegalArgumentException("a text's parameters have names");
            }
            pair.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        return values;
    }

    private static Filter filter(String name, Saying saying) {
        return new Filter(name) {
            @Override
            public Object apply(Object value, TemplateContext context, Object... params) {
                var texts = MailTexts.in(String.valueOf(context.get(LANGUAGE)));
                return saying.say(texts, asString(value, context), params);
            }
        };
    }

    private interface Saying {
        String say(MailTexts texts, String value, Object... params);
    }

    private TextFilters() {}
}
