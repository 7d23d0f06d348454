package dev.portico.orderedit.undo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portico.orderedit.edit.PreviewView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order as it would be without the customer's last edit; {@code undoes} is null when there is none. */
record UndoPreview(@JsonUnwrapped PreviewView preview, @Nullable UUID undoes) {}
