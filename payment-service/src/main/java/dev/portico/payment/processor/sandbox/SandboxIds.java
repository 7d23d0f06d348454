package dev.portico.payment.processor.sandbox;

import dev.portico.kit.id.Ids;
import dev.portico.payment.processor.sandbox.domain.CardIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Ids in the manner of processors: a prefix that says what it is, and chance. */
@ApplicationScoped
class SandboxIds {

    private static final String REFUND = "sbx_ref_";

    private final SecureRandom chance = new SecureRandom();

    /** 256 bits: knowing one is the right to see its page. */
    String session() {
        return "sbx_ses_" + random(32);
    }

    String payment() {
        return "sbx_pay_" + random(16);
    }

    String setup() {
        return "sbx_set_" + random(32);
    }

    /** 256 bits, as a session's. */
    String confirmation() {
        return "sbx_cnf_" + random(32);
    }

    CardIds card() {
        return new CardIds("sbx_cus_" + random(16), "sbx_card_" + random(16));
    }

    String refund() {
        return refund(Ids.next());
    }

    /** A refund's timer knows it by the id in its reference. */
    static String refund(UUID id) {
        return REFUND + id;
    }

    static UUID ofRefund(String reference) {
        return UUID.fromString(reference.substring(REFUND.length()));
    }

    String event() {
        return "sbx_evt_" + random(16);
    }

    private String random(int bytes) {
        var drawn = new byte[bytes];
        chance.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
