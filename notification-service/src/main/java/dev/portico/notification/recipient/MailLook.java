package dev.portico.notification.recipient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.text.Languages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What mails show of a shop's look, as portal-service publishes it.
 *
 * @param portalUrl where the shop's customers find the portal; null where those of all shops do
 * @param logoUrl null when there is none that mail programs show
 * @param showName whether the shop's name stands beside the logo
 * @param links at the end of mails to customers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailLook(@Nullable String portalUrl, @Nullable String logoUrl, boolean showName, List<Link> links) {

    public static final MailLook NONE = new MailLook(null, null, true, List.of());

    @SuppressWarnings("NullableProblems") // JSON may leave links out
    public MailLook {
        links = links == null ? List.of() : List.copyOf(links);
    }

    /** @param texts by language, in the shop's order */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Link(Map<String, String> texts, String url) {

        public Link {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }

        /** In the reader's language, else in the shop's, else in the first. */
        public String text(Locale reader, Locale shop) {
            return Stream.of(reader, shop)
                    .flatMap(Languages::tags)
                    .map(texts::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> texts.values().iterator().next());
        }
    }

    public Optional<String> portal() {
        return Optional.ofNullable(portalUrl);
    }
}
