package dev.portico.orderedit.hold;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The hold that is to end. */
record ReleaseRequest(@NotNull UUID holdId) {}
