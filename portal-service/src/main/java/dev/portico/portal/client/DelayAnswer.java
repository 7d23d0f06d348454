package dev.portico.portal.client;

import java.util.UUID;

/**
 * What a customer says to a delay.
 *
 * @param answer ACCEPT or CANCEL
 * @param version of the order that the page showed
 */
public record DelayAnswer(UUID noticeId, String answer, int version) {}
