package dev.portico.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.portico.kit.Kit;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class ProblemsTest {

    @Test
    void everyFaultOfAnInvalidBodyIsNamedWithItsPlace() {
        post("""
                {"name": " ", "lines": [{"sku": "a", "quantity": 1}, {"sku": "", "quantity": -1}]}""")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("invalid-request"))
                .body("type", is("urn:portico:problem:invalid-request"))
                .body("violations.pointer", containsInAnyOrder("/name", "/lines/1/sku", "/lines/1/quantity"));
    }

    @Test
    void brokenJsonIsToldByLineAndColumn() {
        post("{\"name\": \"x\",\n oops}")
                .statusCode(400)
                .body("code", is("unreadable-json"))
                .body("violations[0]", hasEntry("code", "broken-json"))
                .body("violations[0].detail", containsString("line 2"))
                .body("violations[0].detail", not(containsString("oops")));
    }

    @Test
    void aWrongTypeIsToldByItsPointer() {
        post("""
                {"name": "x", "lines": [{"sku": "a", "quantity": "many"}]}""")
                .statusCode(400)
                .body("violations[0].code", is("wrong-type"))
                .body("violations[0].pointer", is("/lines/0/quantity"));
    }

    @Test
    void anEmptyBodyIsABadRequest() {
        post("").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
        post("{\"name\": \"" + "x".repeat(1_200_000) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", is("body-too-large"));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        given().contentType(ContentType.XML)
                .body("<a/>")
                .post("/echo")
                .then()
                .statusCode(415)
                .body("code", is("unsupported-media-type"));
    }

    @Test
    void whatIsNotThereAnswers404() {
        get("/echo/missing").statusCode(404).body("code", is("order-not-found"));
        get("/nowhere").statusCode(404);
    }

    @Test
    void aLostRaceIsAConflict() {
        get("/echo/lost").statusCode(409).body("code", is("conflict"));
    }

    @Test
    void aBugShowsAnIdAndNothingElse() {
        get("/echo/bug")
                .statusCode(500)
                .contentType("application/problem+json")
                .body("errorId", notNullValue())
                .body(not(containsString("secret detail")))
                .body(not(containsString("Exception")));
    }

    @Test
    void withoutATokenOrWithAForeignRole() {
        get("/echo/caller").statusCode(401).header("WWW-Authenticate", "Bearer").body("code", is("unauthenticated"));
        given().auth()
                .oauth2("rubbish")
                .get("/echo/caller")
                .then()
                .statusCode(401)
                .body("code", is("unauthenticated"));
        given().auth()
                .oauth2(TestTokens.bearer("viewer", "demo"))
                .get("/echo/caller")
                .then()
                .statusCode(403)
                .body("code", is("forbidden"));
    }

    @Test
    void aResourceThatNobodyAnnotatedIsClosed() {
        given().auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .get("/echo/forgotten")
                .then()
                .statusCode(403);
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        get("/echo/page?cursor=rubbish").statusCode(400).body("code", equalTo("bad-cursor"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/echo").then();
    }

    private static ValidatableResponse get(String path) {
        return given().get(path).then();
    }
}
