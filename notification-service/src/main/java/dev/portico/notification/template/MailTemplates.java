package dev.portico.notification.template;

import dev.portico.notification.delivery.domain.MailKind;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The default templates, all parsed when the service starts: one that can't be read stops it. */
@Startup
@ApplicationScoped
class MailTemplates {

    /**
     * @param difference one change of an edit, in a sentence
     * @param period from one day to another, in words
     * @param footer why the reader gets this mail
     */
    record Language(
            Map<MailKind, MailTemplate> mails,
            LiquidTemplate difference,
            LiquidTemplate period,
            LiquidTemplate footer) {

        MailTemplate mail(MailKind kind) {
            return Objects.requireNonNull(mails.get(kind));
        }
    }

    private final LiquidTemplate layout;
    private final Map<String, Language> languages = new HashMap<>();

    MailTemplates(LiquidParser liquid) {
        layout = liquid.parse("layout", resource("layout"));
        Languages.ALL.forEach(language -> languages.put(language, read(liquid, language)));
    }

    LiquidTemplate layout() {
        return layout;
    }

    Language in(String language) {
        return Objects.requireNonNull(languages.get(language));
    }

    private static Language read(LiquidParser liquid, String language) {
        var mails = new EnumMap<MailKind, MailTemplate>(MailKind.class);
        for (var kind : MailKind.values()) {
            var name = language + "/" + kind.template();
            mails.put(kind, MailTemplate.parse(liquid, name, resource(name)));
        }
        return new Language(
                mails,
                piece(liquid, language + "/difference"),
                piece(liquid, language + "/period"),
                piece(liquid, language + "/footer"));
    }

    private static LiquidTemplate piece(LiquidParser liquid, String name) {
        return liquid.parse(name, resource(name).strip());
    }

    private static String resource(String name) {
        try (var stream = MailTemplates.class.getResourceAsStream("/mail/" + name + ".liquid")) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
