package dev.portico.portal.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with a network address of their own, as a proxy tells it: what is limited by address is not by another's tests. */
public final class Visitor {

    private static final AtomicInteger KNOWN = new AtomicInteger();

    private final String address;

    private Visitor(String address) {
        this.address = address;
    }

    public static Visitor somebody() {
        var number = KNOWN.incrementAndGet();
        return new Visitor("10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255));
    }

    public RequestSpecification request() {
        return given().header("X-Forwarded-For", address).redirects().follow(false);
    }

    /** Sends a form, without opening its page first. */
    public Response send(String path, Map<String, String> fields) {
        return request()
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields)
                .post(path);
    }
}
