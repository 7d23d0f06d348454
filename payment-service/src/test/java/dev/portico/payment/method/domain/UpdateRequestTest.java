package dev.portico.payment.method.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.method.domain.UpdateRequest.Refusal;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdateRequestTest {

    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final UUID ORDER = UUID.randomUUID();
    private static final UpdateRequest REQUEST = new UpdateRequest(UUID.randomUUID(), ORDER, AT, null);
    private static final SetupOutcome SAVED = new SetupOutcome.Saved(new CardOnFile("c", "k", "Visa ending 4242"));

    @Test
    void aLinkWorksUntilItExpires() {
        assertThat(REQUEST.refusal(Optional.empty(), AT.minusSeconds(1))).isEmpty();
        assertThat(REQUEST.refusal(Optional.empty(), AT)).contains(Refusal.EXPIRED);
    }

    @Test
    void aUseThatLedToAPageIsTheOnlyOne() {
        var setup = setup();
        var before = AT.minusSeconds(1);

        assertThat(REQUEST.refusal(Optional.of(setup), before)).isEmpty();
        assertThat(REQUEST.refusal(Optional.of(setup.opened(page())), before)).contains(Refusal.USED);
    }

    @Test
    void aSetupTellsOnce() {
        var open = setup().opened(page());
        var saved = open.settle(SAVED);

        assertThat(open.isNews(new SetupOutcome.Open())).isFalse();
        assertThat(saved.isNews(SAVED)).isFalse();
        assertThat(saved.isNews(new SetupOutcome.Expired())).isFalse();
        assertThatThrownBy(() -> saved.settle(SAVED)).isInstanceOf(IllegalStateException.class);
        assertThat(open.settle(new SetupOutcome.Expired()).settle(SAVED).status())
                .isEqualTo(CardSetup.Status.SAVED);
    }

    @Test
    void aWebhookThatWasFasterKeepsItsState() {
        assertThat(setup().settle(SAVED).opened(page()).status()).isEqualTo(CardSetup.Status.SAVED);
    }

    private static CardSetup setup() {
        return CardSetup.create(UUID.randomUUID(), ORDER, "http://localhost:8080/p/t", "sandbox", AT);
    }

    private static SetupSession page() {
        return new SetupSession("sbx_set_1", "http://localhost:8082/sandbox/setup/sbx_set_1");
    }
}
