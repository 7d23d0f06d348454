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
import java.util.List;
import java.util.regex.Pattern;

@QuarkusTest
class SandboxBehaviourTest extends ProcessorBehaviour {

    private static final Pattern MASKED = Pattern.compile("•••• ([0-9]{4})");

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
    protected List<String> offered(String session, String url) {
        var page = given().get(path(url)).then().statusCode(200).extract().asString();
        return MASKED.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Override
    protected void useCardOnFile(String session, String url, int attempt) {
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("with", "on-file")
                .formParam("form", attempt)
                .post(path(url))
                .then()
                .statusCode(303);
    }

    @Override
    protected CardOnFile gone() {
        return new CardOnFile("sbx_cus_gone", "sbx_card_gone", "Visa ending 4242");
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
