package dev.portico.portal.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.document.Replaceable;
import dev.portico.kit.document.Replaceable.Form;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Use cases of a shop's own words: a document that is replaced whole and counts its versions. */
@ApplicationScoped
class Wordings {

    /** The code of the problem (412) that tells of another version. */
    static final String CHANGED = "texts-changed";

    private static final TypeReference<Map<String, Map<String, String>>> TEXTS = new TypeReference<>() {};

    private final Replaceable<Wording> wordings;
    private final ObjectMapper json;
    private final Clock clock;

    Wordings(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        this.wordings = new Replaceable<>(new Form<>("wording", CHANGED, Wording.NONE, this::read, this::write));
    }

    @MerchantTransaction
    public Uni<Versioned<Wording>> read(MerchantId merchant) {
        return wordings.find(merchant);
    }

    /** @param expected the version the caller has read, if they said so; another one ends in a 412 */
    @MerchantTransaction
    public Uni<Versioned<Wording>> replace(MerchantId merchant, Optional<Integer> expected, Wording wording) {
        return wordings.replace(merchant, expected, wording, clock.instant());
    }

    private Wording read(JsonNode stored) {
        return new Wording(json.convertValue(stored, TEXTS));
    }

    private String write(Wording wording) {
        try {
            return json.writeValueAsString(wording.texts());
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(notWritable);
        }
    }
}
