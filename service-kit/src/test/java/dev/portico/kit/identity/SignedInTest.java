package dev.portico.kit.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.portico.kit.Kit;
import dev.portico.kit.MovableClock;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class SignedInTest {

    private static final Caller CUSTOMER = new Caller(new MerchantId("north"), Actor.CUSTOMER);

    @Inject
    CallerHeader header;

    @Inject
    MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Duration.ZERO);
    }

    @Test
    void theMerchantComesFromTheToken() {
        given().auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .header(CallerHeader.NAME, header.sign(CUSTOMER))
                .get("/echo/caller")
                .then()
                .statusCode(200)
                .body("merchant", is("demo"))
                .body("actor", is("staff:demo-admin"));
    }

    @Test
    void aServiceNamesTheMerchantInASignedHeader() {
        given().auth()
                .oauth2(TestTokens.service())
                .header(CallerHeader.NAME, header.sign(CUSTOMER))
                .get("/echo/caller")
                .then()
                .statusCode(200)
                .body("merchant", is("north"))
                .body("actor", is("customer"));
    }

    @Test
    void aServiceWithoutTheHeaderOrWithAForgedOneIsRefused() {
        given().auth().oauth2(TestTokens.service()).get("/echo/caller").then().statusCode(403);
        given().auth()
                .oauth2(TestTokens.service())
                .header(CallerHeader.NAME, header.sign(CUSTOMER).replaceFirst(".$", "_"))
                .get("/echo/caller")
                .then()
                .statusCode(403)
                .body("code", is("no-merchant"));
    }

    @Test
    void aHeaderLivesForAMinute() {
        var signed = header.sign(CUSTOMER);
        clock.set(Duration.ofSeconds(58));
        assertThat(header.verify(signed)).contains(CUSTOMER);

        clock.set(Duration.ofSeconds(61));

        assertThat(header.verify(signed)).isEmpty();
    }
}
