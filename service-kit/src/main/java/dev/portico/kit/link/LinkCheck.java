package dev.portico.kit.link;

/** What a token turned out to be. */
public sealed interface LinkCheck {

    /** Ours and alive; whether it was revoked only the order's row can tell. */
    record Valid(PortalLink link) implements LinkCheck {}

    record Expired(PortalLink link) implements LinkCheck {}

    /** Not signed by us, or not a token at all. */
    record Forged() implements LinkCheck {}
}
