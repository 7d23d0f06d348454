package dev.portico.payment.processor.sandbox;

import static dev.portico.payment.PaymentFixtures.path;
import static io.restassured.RestAssured.given;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.ProcessorBehaviour;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class SandboxBehaviourTest extends ProcessorBehaviour {

    @Inject
    SandboxProcessor sandbox;

    @Override
    protected PaymentProcessor processor() {
        return sandbox;
    }

    @Override
    protected MerchantId merchant() {
        return new MerchantId("demo");
    }

    @Override
    protected void enter(String session, String url, Card card, int attempt) {
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("number", testCard(card).printed())
                .formParam("expiry", "12/34")
                .formParam("cvc", "123")
                .formParam("name", "Robin Example")
                .formParam("save", "yes")
                .formParam("form", attempt)
                .post(path(url))
                .then()
                .statusCode(303);
    }

    @Override
    protected void answerBank(String session, String url, boolean approve) {
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("answer", approve ? "approve" : "refuse")
                .post(path(url) + "/confirmation")
                .then()
                .statusCode(303);
    }

    @Override
    protected CardOnFile onFile(Card card) {
        return onFile(testCard(card));
    }

    @Override
    protected CardOnFile onFileWithoutAnAnswer() {
        return onFile(TestCard.TIMEOUT);
    }

    private static TestCard testCard(Card card) {
        return card == Card.GOOD ? TestCard.SUCCESS : TestCard.valueOf(card.name());
    }

    private static CardOnFile onFile(TestCard card) {
        return new CardOnFile("sbx_cus_test", "sbx_card_test_" + card.slug(), card.method());
    }
}
