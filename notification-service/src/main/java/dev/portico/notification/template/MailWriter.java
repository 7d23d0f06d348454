package dev.portico.notification.template;

import static dev.portico.notification.template.TextFilters.LANGUAGE;
import static java.util.stream.Collectors.joining;

import dev.portico.kit.text.Languages;
import dev.portico.notification.delivery.domain.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes a mail: facts to variables, variables to a subject, an HTML part and a text part. */
@ApplicationScoped
public class MailWriter {

    private static final String FONT = "-apple-system, 'Segoe UI', Roboto, Tahoma, Arial, sans-serif";

    private final MailTemplates templates;

    MailWriter(MailTemplates templates) {
        this.templates = templates;
    }

    /**
     * Blocks while it renders: never on the event loop.
     *
     * @throws TemplateException when the mail can't be written
     */
    public RenderedMail write(MailContext mail) {
        var language = Languages.of(mail.locale()).orElseThrow();
        var plain = withSentences(Escaping.contained(MailVariables.of(mail)), language);
        var subject = Escaping.singleLine(templates.mail(mail.kind()).subject().render(plain));
        return new RenderedMail(subject, html(mail, plain, subject), text(mail, plain));
    }

    private String text(MailContext mail, Map<String, Object> plain) {
        var body = templates.mail(mail.kind()).text().render(plain);
        var footer = templates.footer().render(plain);
        var links = links(mail)
                .map(link -> "\n" + link.get("label") + ": " + link.get("url"))
                .collect(joining());
        return (body.strip() + "\n\n-- \n" + footer.strip() + links + "\n").replaceAll("\\n{3,}", "\n\n");
    }

    private String html(MailContext mail, Map<String, Object> plain, String subject) {
        var template = templates.mail(mail.kind());
        var safe = Escaping.html(plain);
        look(mail).forEach((name, value) -> add(safe, name, value));
        Escaping.html(ofShop(mail)).forEach((name, value) -> add(safe, name, value));
        // From here on the layout's variables hold HTML that was rendered from safe values.
        add(safe, "content", template.html().render(safe));
        add(safe, "footer", templates.footer().render(safe));
        add(safe, "preview", template.preview().render(safe));
        add(safe, "subject", Escaping.html(subject));
        return templates.layout().render(safe);
    }

    /** The layout's variables stand beside the mail's: one must never hide another. */
    private static void add(Map<String, Object> variables, String name, Object value) {
        if (variables.put(name, value) != null) {
            throw new TemplateException("two variables are called " + name);
        }
    }

    private static Map<String, Object> look(MailContext mail) {
        var color = AccentColor.of(mail.merchant().accentColor());
        var leftToRight = !Languages.isRightToLeft(mail.locale());
        return Map.of(
                "text_direction",
                leftToRight ? "ltr" : "rtl",
                "start",
                leftToRight ? "left" : "right",
                "end",
                leftToRight ? "right" : "left",
                "font",
                FONT,
                "accent",
                color.background(),
                "accent_text",
                color.text());
    }

    /** What the shop's own look adds; not safe yet. */
    private static Map<String, Object> ofShop(MailContext mail) {
        var look = mail.merchant().look();
        return Map.of(
                "logo", Objects.requireNonNullElse(look.logoUrl(), ""),
                "name_beside",
                        look.showName() ? Escaping.singleLine(mail.merchant().name()) : "",
                "links", links(mail).toList());
    }

    /** The shop's own, for its customers. */
    private static Stream<Map<String, Object>> links(MailContext mail) {
        var merchant = mail.merchant();
        return mail.kind().audience() == Audience.STAFF
                ? Stream.empty()
                : merchant.look().links().stream()
                        .map(link -> Map.<String, Object>of(
                                "label", Escaping.singleLine(link.text(mail.locale(), merchant.defaultLocale())),
                                "url", link.url()));
    }

    /** Changes become sentences and periods words, wherever in the variables they stand. */
    private Map<String, Object> withSentences(Map<String, Object> variables, String language) {
        var written = new HashMap<>(variables);
        written.put(LANGUAGE, language);
        written.computeIfPresent("changes", (name, changes) -> each(changes, change -> sentence(change, language)));
        written.computeIfPresent("edits", (name, edits) -> each(edits, edit -> withSentences(edit, language)));
        written.computeIfPresent("lines", (name, lines) -> each(lines, line -> withSentences(line, language)));
        written.computeIfPresent("expected", (name, period) -> say(templates.period(), map(period), language));
        return written;
    }

    private Map<String, Object> sentence(Map<String, Object> change, String language) {
        return Map.of(
                "text", say(templates.difference(), change, language), "amount", String.valueOf(change.get("amount")));
    }

    private static String say(LiquidTemplate piece, Map<String, Object> variables, String language) {
        var said = new HashMap<>(variables);
        said.put(LANGUAGE, language);
        return piece.render(said).strip();
    }

    private static List<Map<String, Object>> each(Object list, UnaryOperator<Map<String, Object>> step) {
        return ((List<?>) list).stream().map(entry -> step.apply(map(entry))).toList();
    }

    @SuppressWarnings("unchecked") // MailVariables made it
    private static Map<String, Object> map(Object variables) {
        return (Map<String, Object>) variables;
    }
}
