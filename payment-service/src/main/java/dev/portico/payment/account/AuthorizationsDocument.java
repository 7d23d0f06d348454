package dev.portico.payment.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.account.domain.Authorization;
import dev.portico.payment.account.domain.Authorizations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is stored of what is reserved for an order. Amounts in minor units of the account's currency. */
record AuthorizationsDocument(List<Reserved> reserved) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    record Reserved(
            String reference,
            @Nullable String method,
            long limitMinor,
            long amountMinor,
            Instant authorizedAt,
            long toldBy,
            int entries) {

        private static Reserved of(Authorization one) {
            return new Reserved(
                    one.reference(),
                    one.method(),
                    Amounts.minor(one.limit()),
                    Amounts.minor(one.amount()),
                    one.authorizedAt(),
                    one.toldBy(),
                    one.entries());
        }

        private Authorization toAuthorization(String currency) {
            return new Authorization(
                    reference,
                    method,
                    Amounts.of(currency, limitMinor),
                    Amounts.of(currency, amountMinor),
                    authorizedAt,
                    toldBy,
                    entries);
        }
    }

    /** As it is read from the column, so that what has not changed is not written; null of an order that never had any. */
    static @Nullable Map<String, Object> stored(Authorizations authorizations) {
        if (authorizations.all().isEmpty()) {
            return null;
        }
        var document = new AuthorizationsDocument(
                authorizations.all().stream().map(Reserved::of).toList());
        try {
            return JSON.readValue(JSON.writeValueAsString(document), new TypeReference<>() {});
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("authorizations must be writable", notWritable);
        }
    }

    static Authorizations toAuthorizations(@Nullable Map<String, Object> stored, String currency) {
        return stored == null
                ? Authorizations.NONE
                : new Authorizations(JSON.convertValue(stored, AuthorizationsDocument.class).reserved().stream()
                        .map(one -> one.toAuthorization(currency))
                        .toList());
    }
}
