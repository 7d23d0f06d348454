package dev.portico.orderedit.delay;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What may be answered to this notice, and what would canceling give back? */
record DelayPreviewRequest(@NotNull UUID noticeId) {}
