package dev.portico.payment.processor.stripe;

import com.stripe.StripeClient;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ProcessorsConfig;
import dev.portico.payment.processor.ProcessorsConfig.Account;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The merchants' accounts at Stripe, from the configuration. Faults in it keep the service from starting. */
@ApplicationScoped
public class StripeAccounts {

    /** At least 128 bits when it was drawn as hexadecimal digits. */
    private static final Pattern UNGUESSABLE = Pattern.compile("[A-Za-z0-9_-]{32,128}");

    private final Map<MerchantId, StripeAccount> accounts = new LinkedHashMap<>();
    private final Map<String, StripeEndpoint> endpoints = new LinkedHashMap<>();

    StripeAccounts(ProcessorsConfig processors, StripeConfig config) {
        processors.accounts().forEach((merchant, account) -> {
            if (account.kind().equals(StripeProcessor.NAME)) {
                add(new MerchantId(merchant), account, config);
            }
        });
    }

    /** Makes this bean at the start, which is when its faults should be found. */
    void check(@Observes StartupEvent started) {}

    /** Where webhooks come to, by the last part of the address. */
    public Optional<StripeEndpoint> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    /** @throws IllegalStateException when the merchant has no account here (any more) */
    StripeAccount require(MerchantId merchant) {
        var account = accounts.get(merchant);
        if (account == null) {
            throw new IllegalStateException("merchant %s has no account at Stripe".formatted(merchant));
        }
        return account;
    }

    private void add(MerchantId merchant, Account account, StripeConfig config) {
        accounts.put(merchant, new StripeAccount(merchant, client(merchant, account, config)));
        var endpoint = required(merchant, "webhook-endpoint", account.webhookEndpoint());
        if (!UNGUESSABLE.matcher(endpoint).matches()) {
            throw wrong(merchant, "webhook-endpoint", "needs 32 to 128 letters, digits, - or _");
        }
        var secret = required(merchant, "webhook-secret", account.webhookSecret());
        if (endpoints.put(endpoint, new StripeEndpoint(merchant, secret)) != null) {
            throw wrong(merchant, "webhook-endpoint", "is another merchant's, too");
        }
    }

    /** Without retries of the library's own: whoever calls tries again, with the same key, and knows when to stop. */
    private static StripeClient client(MerchantId merchant, Account account, StripeConfig config) {
        var client = StripeClient.builder()
                .setApiKey(required(merchant, "secret-key", account.secretKey()))
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setReadTimeout((int) config.readTimeout().toMillis())
                .setMaxNetworkRetries(0);
        account.apiBase().ifPresent(client::setApiBase);
        return client.build();
    }

    private static String required(MerchantId merchant, String setting, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> wrong(merchant, setting, "is missing"));
    }

    private static IllegalStateException wrong(MerchantId merchant, String setting, String what) {
        return new IllegalStateException("portico.processors.\"%s\".%s %s".formatted(merchant, setting, what));
    }
}
