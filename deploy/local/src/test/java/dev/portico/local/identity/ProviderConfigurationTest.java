package dev.portico.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ProviderConfigurationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aShopsProgramIsAdminOfItsMerchant() throws IOException {
        var claims = claims("client_id", "atelier-shop");

        assertThat(claims.path("sub").asText()).isEqualTo("atelier-shop");
        assertThat(claims.path("azp").asText()).isEqualTo("atelier-shop");
        assertThat(claims.path("roles").get(0).asText()).isEqualTo("admin");
        assertThat(claims.path("merchant").asText()).isEqualTo("atelier");
        assertThat(claims.path("aud").get(0).asText()).isEqualTo("portico-api");
    }

    @Test
    void servicesAndOperatorsBelongToNoMerchant() throws IOException {
        assertThat(claims("client_id", "portico-services").has("merchant")).isFalse();
        assertThat(claims("client_id", "portico-operator").has("merchant")).isFalse();
    }

    @Test
    void theConsoleHasNoRightsOfItsOwn() throws IOException {
        assertThat(claims("client_id", "portico-console").has("roles")).isFalse();
    }

    @Test
    void theLoginPageHandsInTheClaimsOfTheUserThatIsChosen() throws IOException {
        assertThat(LoginPage.html())
                .contains("name=\"username\" value=\"viewer\"")
                .contains("&quot;roles&quot;:[&quot;viewer&quot;],&quot;merchant&quot;:&quot;demo&quot;");
    }

    @Test
    void theSigningKeyIsACompletePrivateKey() throws IOException {
        var key = JSON.readTree(SigningKey.generate());

        assertThat(key.path("n").asText()).hasSize(342);
        assertThat(key.path("e").asText()).isEqualTo("AQAB");
        assertThat(key.path("qi").asText()).isNotEmpty();
    }

    private static JsonNode claims(String parameter, String match) throws IOException {
        var mappings =
                JSON.readTree(ProviderConfiguration.json("login.html", "key")).at("/tokenCallbacks/0/requestMappings");
        return StreamSupport.stream(mappings.spliterator(), false)
                .filter(mapping -> mapping.path("requestParam").asText().equals(parameter))
                .filter(mapping -> mapping.path("match").asText().equals(match))
                .findFirst()
                .orElseThrow()
                .path("claims");
    }
}
