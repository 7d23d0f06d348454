package dev.portico.portal.testing;

import static io.restassured.RestAssured.given;

import dev.portico.local.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The branding API as a shop's admin uses it. */
public final class Brands {

    public static RequestSpecification as(String role, String merchant) {
        return given().urlEncodingEnabled(false).auth().oauth2(TestTokens.bearer(role, merchant));
    }

    public static String tag(String merchant) {
        return as("admin", merchant).get("/api/v1/branding").getHeader("ETag");
    }

    public static ValidatableResponse put(String merchant, String body) {
        return put(merchant, tag(merchant), body);
    }

    public static ValidatableResponse put(String merchant, String tag, String body) {
        return as("admin", merchant)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(body)
                .put("/api/v1/branding")
                .then();
    }

    /** As a browser sends a file whose type it has guessed. */
    public static ValidatableResponse upload(String merchant, String kind, byte[] picture) {
        return as("admin", merchant)
                .contentType("application/octet-stream")
                .body(picture)
                .put("/api/v1/branding/" + kind)
                .then();
    }

    public static ValidatableResponse confirm(String merchant, String domain) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body("{\"domain\": \"" + domain + "\"}")
                .post("/api/v1/merchants/" + merchant + "/domain:confirm")
                .then();
    }

    public static ValidatableResponse preview(String merchant, String body) {
        return as("staff", merchant)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/branding:preview")
                .then();
    }

    private Brands() {}
}
