package dev.portico.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A customer with the link to an order and a browser without JavaScript. */
final class DemoCustomer {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SEE_OTHER = 303;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private final Consumer<String> report;

    DemoCustomer(Consumer<String> report) {
        this.report = report;
    }

    /** Edits the order of a situation in one field of its form, and says so when its page did not take that. */
    void edit(List<DemoOrder.Placed> orders, String situation, String field, String value) throws InterruptedException {
        var link = orders.stream()
                .filter(order -> order.situation().equals(situation))
                .findFirst()
                .flatMap(order -> Optional.ofNullable(order.link()));
        if (link.isEmpty() || !save(link.get(), field, value)) {
            report.accept("the demo order %s is not in its situation: its page took no edit".formatted(situation));
        }
    }

    /** Opens the form, types into one field and saves. False when the page did not take it. */
    private boolean save(String link, String field, String value) throws InterruptedException {
        try {
            var form = form(link + "/edit");
            if (form.isEmpty()) {
                return false;
            }
            form.put(field, value);
            form.put("key", UUID.randomUUID().toString());
            return send(post(link + "/edit", form)).statusCode() == SEE_OTHER;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the form carries along; empty when there is no form. A page learns of its order by event: it may take a moment. */
    private Map<String, String> form(String address) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var fields = new LinkedHashMap<String, String>();
            var page = send(HttpRequest.newBuilder(URI.create(address))
                    .timeout(TIMEOUT)
                    .GET()
                    .build());
            var inputs = HIDDEN.matcher(page.statusCode() == 200 ? page.body() : "");
            while (inputs.find()) {
                fields.put(inputs.group(1), inputs.group(2));
            }
            if (fields.containsKey("base") || System.nanoTime() > end) {
                return fields;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private static HttpRequest post(String address, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
