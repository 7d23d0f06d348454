package dev.portico.kit.identity;

import dev.portico.kit.tenancy.MerchantId;

/** On whose data, and in whose name, a request works. */
public record Caller(MerchantId merchant, Actor actor) {}
