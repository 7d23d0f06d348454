package dev.portico.orderedit.edit.domain;

/** The parts of an order before and after an edit, or a run of edits. */
public record EditedSpan(EditedParts before, EditedParts after) {

    /** This edit and the later one as one. */
    public EditedSpan until(EditedSpan later) {
        return new EditedSpan(before, later.after);
    }
}
