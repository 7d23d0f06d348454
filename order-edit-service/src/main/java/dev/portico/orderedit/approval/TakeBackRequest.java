package dev.portico.orderedit.approval;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The customer takes back what waits, for the version of the order they saw. */
record TakeBackRequest(@NotNull @Min(1) Integer version) {}
