package dev.portico.notification.template;

import dev.portico.notification.delivery.domain.MailKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The default templates, one for all languages: the sentences are {@link MailTexts}. Each is parsed when it is first needed and
 * kept: parsing all of them would take a part of every start, and memory for mails that most shops never send. That all can be read is what the tests are for.
 */
@ApplicationScoped
class MailTemplates {

    private final LiquidParser liquid;
    private final Map<String, LiquidTemplate> pieces = new ConcurrentHashMap<>();
    private final Map<MailKind, MailTemplate> mails = new ConcurrentHashMap<>();

    MailTemplates(LiquidParser liquid) {
        this.liquid = liquid;
    }

    /** Parsing blocks: never on the event loop. */
    MailTemplate mail(MailKind kind) {
        return mails.computeIfAbsent(
                kind, missing -> MailTemplate.parse(liquid, missing.template(), resource(missing.template())));
    }

    /** One change of an edit, in a sentence. */
    LiquidTemplate difference() {
        return piece("difference");
    }

    /** From one day to another, in words. */
    LiquidTemplate period() {
        return piece("period");
    }

    /** Why the reader gets this mail. */
    LiquidTemplate footer() {
        return piece("footer");
    }

    LiquidTemplate layout() {
        return piece("layout");
    }

    private LiquidTemplate piece(String path) {
        return pieces.computeIfAbsent(
                path, missing -> liquid.parse(missing, resource(missing).strip()));
    }

    private static String resource(String path) {
        try (var stream = MailTemplates.class.getResourceAsStream("/mail/" + path + ".liquid")) {
            return new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
