package dev.portico.portal.merchant.domain;

/** One setting that can't be. @param field its name; @param code stable, for programs */
public record SettingsFault(String field, String code, String detail) {}
