package dev.portico.kit.http;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The same request with the same key is done once, and answered alike each time.
 *
 * <p>The key is a row in the transaction of the work: a second request that comes meanwhile waits for the first one's
 * commit, then finds its answer. Work that fails leaves no key behind.
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final Sql CLAIM = Sql.of(
            """
            insert into idempotency_key (merchant, scope, key, request_hash, created_at)
            values (:merchant, :scope, :key, :hash, cast(cast(:now as text) as timestamptz))
            on conflict do nothing
            """);
    private static final Sql FIND = Sql.of(
            """
            select request_hash, response from idempotency_key
             where merchant = :merchant and scope = :scope and key = :key
            """);
    private static final Sql ANSWER = Sql.of(
            """
            update idempotency_key set response = :response
             where merchant = :merchant and scope = :scope and key = :key
            """);
    private static final int LONGEST_KEY = 200;

    private final StoredJson json;
    private final Clock clock;

    IdempotencyKeys(StoredJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    private record Key(MerchantId merchant, String scope, String value) {}

    /**
     * Needs a transaction.
     *
     * @param scope the operation, so that one key may serve two of them
     * @param key the header {@code Idempotency-Key}; missing or malformed ends in a 400
     * @param request what was asked; another request with the same key ends in a 422
     */
    public <T> Uni<T> once(
            MerchantId merchant,
            String scope,
            @Nullable String key,
            Object request,
            Class<T> type,
            Supplier<Uni<T>> work) {
        var checked = new Key(merchant, scope, required(key));
        var hash = hash(request);
        return claim(checked, hash)
                .chain(first -> first ? work.get().call(done -> keep(checked, done)) : recall(checked, hash, type));
    }

    /**
     * What a request with this key was answered; empty when there was none. Needs a transaction. Another request with the same
     * key ends in a 422.
     */
    public <T> Uni<Optional<T>> answered(MerchantId merchant, String scope, String key, Object request, Class<T> type) {
        return find(new Key(merchant, scope, required(key)), hash(request), type);
    }

    /** @throws ProblemException 400 when it is missing, too long, or not printable ASCII */
    public static String required(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Problems.of(400, "idempotency-key-missing", "The header Idempotency-Key is needed");
        }
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw Problems.of(400, "idempotency-key-invalid", "An Idempotency-Key is 1 to 200 printable characters");
        }
        return key;
    }

    /** What a request is compared by: SHA-256 of its JSON. */
    public String hash(Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(json.write(request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The refusal for a key that was used for something else. */
    public static ProblemException reused() {
        return Problems.of(422, "idempotency-key-reused", "This Idempotency-Key was used for another request");
    }

    private Uni<Boolean> claim(Key key, String hash) {
        return CLAIM.with("merchant", key.merchant().value())
                .with("scope", key.scope())
                .with("key", key.value())
                .with("hash", hash)
                .with("now", clock.instant().toString())
                .update()
                .map(inserted -> inserted == 1);
    }

    private <T> Uni<T> recall(Key key, String hash, Class<T> type) {
        return find(key, hash, type).map(Optional::orElseThrow);
    }

    private <T> Uni<Optional<T>> find(Key key, String hash, Class<T> type) {
        return FIND.with("merchant", key.merchant().value())
                .with("scope", key.scope())
                .with("key", key.value())
                .rows()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                same(row, hash) ? json.read((String) Objects.requireNonNull(row[1]), type) : refuse()));
    }

    private static boolean same(@Nullable Object[] row, String hash) {
        return hash.equals(row[0]);
    }

    private static <T> T refuse() {
        throw reused();
    }

    private Uni<Integer> keep(Key key, Object done) {
        return ANSWER.with("response", json.write(done))
                .with("merchant", key.merchant().value())
                .with("scope", key.scope())
                .with("key", key.value())
                .update();
    }
}
