package dev.portico.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.portico.kit.Kit;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class IdempotencyKeysTest {

    @Test
    void theSameRequestTwiceIsOneEffectAndOneAnswer() {
        var key = UUID.randomUUID().toString();

        assertThat(made(post("demo", key, "a"))).isEqualTo(made(post("demo", key, "a")));
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        var key = UUID.randomUUID().toString();
        post("demo", key, "a").then().statusCode(200);

        post("demo", key, "b").then().statusCode(422).body("code", is("idempotency-key-reused"));
    }

    @Test
    void anotherMerchantsKeyIsAnotherKey() {
        var key = UUID.randomUUID().toString();

        assertThat(made(post("demo", key, "a"))).isNotEqualTo(made(post("other", key, "a")));
    }

    @Test
    void workThatFailsLeavesTheKeyFree() {
        var key = UUID.randomUUID().toString();
        post("demo", key, "fail").then().statusCode(422).body("code", is("refused"));

        post("demo", key, "a").then().statusCode(200);
    }

    @Test
    void twentyAtOnceAreOne() {
        var key = UUID.randomUUID().toString();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> made(post("demo", key, "a"))))
                .limit(20)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct();

        assertThat(answers).hasSize(1);
    }

    @Test
    void aKeyIsNeededAndHasAForm() {
        given().auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .contentType(ContentType.JSON)
                .body("{\"name\": \"a\", \"lines\": []}")
                .post("/echo/once")
                .then()
                .statusCode(400)
                .body("code", is("idempotency-key-missing"));
        post("demo", "x".repeat(201), "a").then().statusCode(400).body("code", is("idempotency-key-invalid"));
        post("demo", "x".repeat(200), "a").then().statusCode(200);
    }

    private static String made(Response response) {
        return response.then().statusCode(200).extract().path("made");
    }

    private static Response post(String merchant, String key, String name) {
        return given().auth()
                .oauth2(TestTokens.bearer("admin", merchant))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"" + name + "\", \"lines\": []}")
                .post("/echo/once");
    }
}
