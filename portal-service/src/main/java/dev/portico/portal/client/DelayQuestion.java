package dev.portico.portal.client;

import java.util.UUID;

/** Which delay it is about. */
record DelayQuestion(UUID noticeId) {}
