package dev.portico.notification.template;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One mail, written in a file with the four parts {@code --- subject|preview|html|text}. */
record MailTemplate(LiquidTemplate subject, LiquidTemplate preview, LiquidTemplate html, LiquidTemplate text) {

    private static final Pattern PART = Pattern.compile("(?ms)^--- (\\w+)\\R(.*?)(?=^--- |\\z)");

    /** @throws TemplateException naming what is wrong */
    static MailTemplate parse(LiquidParser liquid, String name, String source) {
        var parts = PART.matcher(source).results().collect(Collectors.toMap(part -> part.group(1), part -> part.group(2)
                .strip()));
        return new MailTemplate(
                liquid.parse(name + " subject", part(parts, name, "subject")),
                liquid.parse(name + " preview", part(parts, name, "preview")),
                liquid.parse(name + " html", MailStyles.inline(part(parts, name, "html"))),
                liquid.parse(name + " text", part(parts, name, "text")));
    }

    private static String part(Map<String, String> parts, String template, String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new TemplateException(template + " has no part " + name);
        }
        return part;
    }
}
