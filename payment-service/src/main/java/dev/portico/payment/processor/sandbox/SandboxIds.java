package dev.portico.payment.processor.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Ids in the manner of processors: a prefix that says what it is, and chance. */
@ApplicationScoped
class SandboxIds {

    private final SecureRandom chance = new SecureRandom();

    /** 256 bits: knowing one is the right to see its page. */
    String session() {
        return "sbx_ses_" + random(32);
    }

    String payment() {
        return "sbx_pay_" + random(16);
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
