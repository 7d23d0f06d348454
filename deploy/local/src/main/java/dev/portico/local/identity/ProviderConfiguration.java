package dev.portico.local.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.local.identity.DemoIdentities.Client;
import dev.portico.local.identity.DemoIdentities.User;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The configuration file of mock-oauth2-server: which client and which user gets which claims. */
final class ProviderConfiguration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_LIFETIME_SECONDS = 900;

    private ProviderConfiguration() {}

    static String json(String loginPage, String signingKey) throws IOException {
        var mappings = Stream.concat(
                        DemoIdentities.USERS.stream().map(ProviderConfiguration::mapping),
                        DemoIdentities.CLIENTS.stream().map(ProviderConfiguration::mapping))
                .toList();
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of(
                        "interactiveLogin",
                        true,
                        "httpServer",
                        "NettyWrapper",
                        "loginPagePath",
                        loginPage,
                        "tokenProvider",
                        Map.of("keyProvider", Map.of("initialKeys", signingKey, "algorithm", "RS256")),
                        "tokenCallbacks",
                        List.of(Map.of(
                                "issuerId",
                                OidcProcess.ISSUER,
                                "tokenExpiry",
                                TOKEN_LIFETIME_SECONDS,
                                "requestMappings",
                                mappings))));
    }

    /** The claims of a signed-in user, as the login page hands them in. */
    static String claims(User user) throws IOException {
        var claims = claims(user.role(), user.merchant());
        claims.put("preferred_username", user.name());
        claims.put("name", user.fullName());
        claims.put("email", user.name() + "@portico.example");
        return JSON.writeValueAsString(claims);
    }

    /** For scripts: the password grant, by the user's name. */
    private static Map<String, Object> mapping(User user) {
        var claims = claims(user.role(), user.merchant());
        claims.put("sub", user.name());
        claims.put("preferred_username", user.name());
        return mapping("username", user.name(), claims);
    }

    private static Map<String, Object> mapping(Client client) {
        var claims = claims(client.role(), client.merchant());
        claims.put("azp", client.id());
        if (client.role() != null) {
            claims.put("sub", client.id());
            claims.put("preferred_username", client.id());
        }
        return mapping("client_id", client.id(), claims);
    }

    private static Map<String, Object> mapping(String parameter, String match, Map<String, Object> claims) {
        return Map.of("requestParam", parameter, "match", match, "claims", claims);
    }

    private static Map<String, Object> claims(@Nullable String role, @Nullable String merchant) {
        var claims = new LinkedHashMap<String, Object>();
        // The console's own name, too: its ID token is meant for it.
        claims.put("aud", List.of(DemoIdentities.AUDIENCE, DemoIdentities.CONSOLE.id()));
        if (role != null) {
            claims.put("roles", List.of(role));
        }
        if (merchant != null) {
            claims.put("merchant", merchant);
        }
        return claims;
    }
}
