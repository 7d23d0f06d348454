package dev.portico.orderedit.undo;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Undo the last edit of the order as it is in this version. */
record UndoRequest(@NotNull @Min(1) Integer version) {}
