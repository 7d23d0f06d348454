package dev.portico.kit.http;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.tenancy.Notes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class OnceOnly {

    private final IdempotencyKeys keys;

    OnceOnly(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @MerchantTransaction
    @SuppressWarnings({"unchecked", "rawtypes"})
    Uni<Map<String, Object>> count(MerchantId merchant, @Nullable String key, EchoResource.Body body) {
        return keys.once(merchant, "count", key, body, Map.class, () -> write(merchant, body))
                .map(answer -> answer);
    }

    private static Uni<Map> write(MerchantId merchant, EchoResource.Body body) {
        Map answer = Map.of("made", UUID.randomUUID().toString());
        return body.name().equals("fail")
                ? Uni.createFrom().failure(Problems.of(422, "refused", "Refused"))
                : Notes.insert(merchant, body.name()).replaceWith(answer);
    }
}
