package dev.portico.portal.brand.image;

/** Why a picture is refused. @param code stable, for programs */
public record PictureFault(String code, String detail) {}
