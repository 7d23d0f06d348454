package dev.portico.orderedit.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why the shop says no, in words for the customer. */
record DeclineRequest(@NotBlank @Size(max = 1000) String reason) {}
