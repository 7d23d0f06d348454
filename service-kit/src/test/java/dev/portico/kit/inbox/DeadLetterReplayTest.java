package dev.portico.kit.inbox;

import static dev.portico.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.portico.kit.Kit;
import dev.portico.kit.OnVertx;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Notes;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class DeadLetterReplayTest {

    private static final String TOPIC = "kit-test.events";
    private static final MerchantId SHOP = new MerchantId("replay-shop");

    @Inject
    Notes notes;

    @Inject
    DeadLetterTable table;

    @Inject
    KitConsumer consumer;

    @AfterEach
    void breakAgain() {
        KitConsumer.mended = false;
    }

    @Test
    void whatDiesAgainStaysAndWhatIsHandledGoes() {
        var id = dead("note.stubborn.v1", "Ann's note");

        replay(id).statusCode(200).body("state", equalTo("WAITING")).body("deaths", equalTo(2));
        KitConsumer.mended = true;
        replay(id)
                .statusCode(200)
                .body("state", equalTo("REPLAYED"))
                .body("replays.by", contains("staff:operator", "staff:operator"));
        replay(id).statusCode(409).body("code", equalTo("already-replayed"));

        assertThat(texts()).containsOnlyOnce("Ann's note");
        assertThat(ids("WAITING")).doesNotContain(id);
        assertThat(ids("REPLAYED")).contains(id);
    }

    @Test
    void theListTellsWhereAndWhyButNotWhatWasInIt() {
        var id = dead("note.stubborn.v1", "Ann's secret");

        operator()
                .get("/api/v1/dead-letters?limit=200")
                .then()
                .statusCode(200)
                .body(not(containsString("Ann's secret")))
                .body("items.find { it.id == '" + id + "' }.topic", equalTo(TOPIC))
                .body("items.find { it.id == '" + id + "' }.reason", equalTo("not mended yet"))
                .body("items.find { it.id == '" + id + "' }.type", equalTo("note.stubborn.v1"))
                .body("items.find { it.id == '" + id + "' }.merchant", equalTo(SHOP.value()))
                .body("items.find { it.id == '" + id + "' }.replays", hasSize(0));
    }

    @Test
    void aReasonQuotesNothingThatCouldNotBeRead() {
        var key = Ids.next().toString();
        TestKafka.send(TOPIC, key, headers("note.written.v1"), "Ann Miller, 5 Main Street");

        var letter = awaitLetter(key);

        assertThat(letter.getString("reason")).startsWith("unreadable").doesNotContain("Ann", "Miller");
    }

    @Test
    void aRecordOfBytesThatNoTextHoldsIsKeptToo() {
        var key = "zero\0" + Ids.next();
        TestKafka.send(TOPIC, key, headers("note.stubborn.v1"), "{\"text\": \"a\"} \0");

        assertThat(awaitLetter(key.replace('\0', ' ')).getString("reason")).isEqualTo("not mended yet");
    }

    @Test
    void killedBetweenHandlingAndMarkingItIsStillThereAndReplayedWithoutADouble() {
        var id = dead("note.stubborn.v1", "only once");
        KitConsumer.mended = true;
        var asked =
                OnVertx.run(() -> table.ask(UUID.fromString(id), Actor.SYSTEM)).orElseThrow();
        OnVertx.run(() -> consumer.on(asked.letter()));

        assertThat(ids("WAITING")).contains(id);
        replay(id).statusCode(200).body("state", equalTo("REPLAYED"));

        assertThat(Collections.frequency(texts(), "only once")).isEqualTo(1);
    }

    @Test
    void theSameRecordDiesOnceHoweverOftenItIsDelivered() {
        var id = dead("note.stubborn.v1", "delivered twice");
        var asked =
                OnVertx.run(() -> table.ask(UUID.fromString(id), Actor.SYSTEM)).orElseThrow();

        OnVertx.run(() -> consumer.on(asked.letter()));
        OnVertx.run(() -> table.settle(asked));

        assertThat(OnVertx.run(() -> table.find(UUID.fromString(id))))
                .hasValueSatisfying(letter -> assertThat(letter.deaths()).isEqualTo(2))
                .hasValueSatisfying(letter -> assertThat(letter.state()).isEqualTo(DeadLetter.State.WAITING));
    }

    @Test
    void pagesShowEachLetterOnce() {
        var dead = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            dead.add(dead("note.stubborn.v1", "paged"));
        }
        var seen = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = page("?limit=2" + (next == null ? "" : "&cursor=" + next));
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.getList("items.id", String.class));
            next = page.getString("next");
        } while (next != null);

        assertThat(seen).containsAll(dead).doesNotHaveDuplicates();
        operator().get("/api/v1/dead-letters?cursor=rubbish").then().statusCode(400);
        operator().get("/api/v1/dead-letters?state=rubbish").then().statusCode(400);
        operator().get("/api/v1/dead-letters?limit=0").then().statusCode(400);
    }

    @Test
    void onlyTheOperatorMayLookAndReplay() {
        for (var token : List.of(TestTokens.bearer("admin", "demo"), TestTokens.service())) {
            given().auth().oauth2(token).get("/api/v1/dead-letters").then().statusCode(403);
            given().auth()
                    .oauth2(token)
                    .urlEncodingEnabled(false)
                    .post("/api/v1/dead-letters/" + Ids.next() + ":replay")
                    .then()
                    .statusCode(403);
        }
        given().get("/api/v1/dead-letters").then().statusCode(401);
        replay(Ids.next().toString()).statusCode(404).body("code", equalTo("dead-letter-not-found"));
        replay("rubbish").statusCode(404);
    }

    /** Sends an event that its consumer can't handle and waits for its grave. */
    private static String dead(String type, String text) {
        var key = Ids.next().toString();
        TestKafka.send(TOPIC, key, headers(type), "{\"text\": \"" + text + "\"}");
        return awaitLetter(key).getString("id");
    }

    private static JsonPath awaitLetter(String key) {
        var found = new ArrayList<Map<String, Object>>();
        await().until(() -> {
            found.addAll(page("?limit=200").<Map<String, Object>>getList("items").stream()
                    .filter(letter -> key.equals(letter.get("key")))
                    .toList());
            return !found.isEmpty();
        });
        var letter = found.get(0);
        return JsonPath.from("{\"id\": \"%s\", \"reason\": \"%s\"}".formatted(letter.get("id"), letter.get("reason")));
    }

    private static List<String> ids(String state) {
        return page("?limit=200&state=" + state).getList("items.id", String.class);
    }

    private static JsonPath page(String query) {
        return operator()
                .get("/api/v1/dead-letters" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse replay(String id) {
        return operator().post("/api/v1/dead-letters/" + id + ":replay").then();
    }

    private static RequestSpecification operator() {
        return given().urlEncodingEnabled(false).auth().oauth2(TestTokens.operator());
    }

    private List<String> texts() {
        return OnVertx.run(() -> notes.allThatIsVisible(SHOP));
    }

    private static Map<String, String> headers(String type) {
        var headers = new HashMap<String, String>();
        headers.put("ce_id", Ids.next().toString());
        headers.put("ce_type", type);
        headers.put("ce_subject", "k");
        headers.put("ce_time", "2026-11-20T16:15:00Z");
        headers.put("ce_merchant", SHOP.value());
        headers.put("ce_actor", "system");
        headers.put("ce_sequence", "1");
        return headers;
    }
}
