package dev.portico.portal.brand.domain;

/** One thing of a look that can't be. @param pointer JSON pointer to it; @param code stable, for programs */
public record BrandingFault(String pointer, String code, String detail) {}
