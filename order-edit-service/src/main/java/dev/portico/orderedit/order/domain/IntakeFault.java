package dev.portico.orderedit.order.domain;

import java.util.Map;

/** One thing that is wrong with what a platform sent. The code is public; the pointer is a JSON pointer (RFC 6901) into its document. */
public record IntakeFault(String code, String pointer, String detail, Map<String, Object> params) {

    public IntakeFault {
        params = Map.copyOf(params);
    }
}
