package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A declaration of withdrawal: who declares it, and what else they say. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WithdrawalRequest(int version, String name, @Nullable String comment) {}
