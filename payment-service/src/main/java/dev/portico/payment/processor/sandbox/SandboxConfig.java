package dev.portico.payment.processor.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.sandbox")
public interface SandboxConfig {

    /** Shared with the receiver of the webhooks; signs each of them. */
    String webhookSecret();

    /** Where webhooks go. */
    @WithDefault("${portico.payment.url}/webhooks/sandbox")
    String webhookUrl();

    /** Base of the hosted page's address. */
    @WithDefault("${portico.payment.url}/sandbox/pay/")
    String pageUrl();

    /** How long the bank of the timeout test card takes to answer. */
    @WithDefault("PT3S")
    Duration bankSilence();

    /** Base of the address of the page that saves a card. */
    @WithDefault("${portico.payment.url}/sandbox/setup/")
    String setupUrl();

    /** Base of the address of the page on which a bank asks about a charge. */
    @WithDefault("${portico.payment.url}/sandbox/confirm/")
    String confirmUrl();

    /** How long a payment page can be paid on. */
    @WithDefault("PT24H")
    Duration sessionLifetime();

    /** How often to look for webhooks to send. */
    @WithDefault("250ms")
    Duration deliverEvery();

    /** How long the receiver may take. */
    @WithDefault("PT10S")
    Duration deliveryTimeout();

    /** For tests: how long each call to the Sandbox takes on its way. */
    @WithDefault("PT0S")
    Duration latency();

    /** For tests: nobody answers. */
    @WithDefault("false")
    boolean outage();

    /** For tests: of every so many calls one is done and its answer lost; 0 loses none. */
    @WithDefault("0")
    int loseAnswers();

    /** For tests: send every webhook twice, as real processors do now and then. */
    @WithDefault("false")
    boolean deliverTwice();

    /** For tests: send the newest webhook first, so that they arrive out of order. */
    @WithDefault("false")
    boolean deliverNewestFirst();
}
