package dev.portico.portal.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portico.kit.text.Languages;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of a page, with the shop's own words where it has any. They are read by the version the page's query tells: a shop
 * without own words costs nothing, and no replica shows old ones.
 */
@ApplicationScoped
public class OwnTexts {

    private static final String READ = "select (document -> $2)::text from wording where merchant = $1";
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final int KNOWN_LANGUAGES = 1_000;

    private final Pool pool;
    private final ObjectMapper json;
    private final Cache<Key, Texts> known =
            Caffeine.newBuilder().maximumSize(KNOWN_LANGUAGES).build();

    OwnTexts(@ReactiveDataSource("reader") Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    private record Key(String merchant, int version, String language) {}

    public Uni<Texts> of(Shop shop, Locale locale) {
        var texts = Texts.in(locale);
        if (shop.wordingVersion() == 0) {
            return Uni.createFrom().item(texts);
        }
        var language = Languages.of(locale).orElseThrow();
        var key = new Key(shop.id(), shop.wordingVersion(), language);
        var found = known.getIfPresent(key);
        return found != null
                ? Uni.createFrom().item(found)
                : read(key)
                        .map(words -> texts.with(Locale.forLanguageTag(language), words))
                        .invoke(own -> known.put(key, own));
    }

    private Uni<Map<String, String>> read(Key key) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(key.merchant(), key.language()))
                .map(this::words);
    }

    private Map<String, String> words(RowSet<Row> rows) {
        var row = rows.iterator();
        var stored = row.hasNext() ? row.next().getString(0) : null;
        try {
            return stored == null ? Map.of() : json.readValue(stored, WORDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored words can't be read", e);
        }
    }
}
