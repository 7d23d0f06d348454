package dev.portico.orderedit.withdrawal;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** What would withdrawing from the contract mean, for this version of the order? */
record WithdrawalPreviewRequest(@NotNull @Min(1) Integer version) {}
