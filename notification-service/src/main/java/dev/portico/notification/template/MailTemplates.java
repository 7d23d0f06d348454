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
 * The default templates. Each is parsed when it is first needed and kept: parsing all of them took a second of every start,
 * and memory for mails and languages that most shops never send. That all can be read is what the tests are for.
 */
@ApplicationScoped
class MailTemplates {

    private final LiquidParser liquid;
    private final Map<String, LiquidTemplate> pieces = new ConcurrentHashMap<>();
    private final Map<String, MailTemplate> mails = new ConcurrentHashMap<>();

    MailTemplates(LiquidParser liquid) {
        this.liquid = liquid;
    }

    /** The templates of one of {@link Languages#ALL}. Parsing blocks: never on the event loop. */
    final class Language {

        private final String name;

        private Language(String name) {
            this.name = name;
        }

        MailTemplate mail(MailKind kind) {
            return mails.computeIfAbsent(
                    name + "/" + kind.template(), path -> MailTemplate.parse(liquid, path, resource(path)));
        }

        /** One change of an edit, in a sentence. */
        LiquidTemplate difference() {
            return piece(name + "/difference");
        }

        /** From one day to another, in words. */
        LiquidTemplate period() {
            return piece(name + "/period");
        }

        /** Why the reader gets this mail. */
        LiquidTemplate footer() {
            return piece(name + "/footer");
        }
    }

    LiquidTemplate layout() {
        return piece("layout");
    }

    Language in(String language) {
        return new Language(language);
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
