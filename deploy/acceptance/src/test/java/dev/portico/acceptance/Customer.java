package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A customer without JavaScript: reads pages, fills in forms, follows redirects, and tries again when nobody answers. */
final class Customer {

    private final String link;

    Customer(String link) {
        this.link = link;
    }

    String link() {
        return link;
    }

    Document order() {
        return page(link);
    }

    Document page(String url) {
        var answer = Http.get(url, Map.of());
        if (isRedirect(answer)) {
            return page(locationOf(answer, url));
        }
        assertThat(answer.statusCode()).as(url + "\n" + answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body(), url);
    }

    /** Opens the edit page, fills it in, and returns the review's form: nothing is stored yet. */
    FormElement review(Map<String, String> typed) {
        return reviewInOneOfManyTabs(typed).orElseThrow(() -> new AssertionError("another tab has saved"));
    }

    /** Empty when another tab has saved since the edit page was opened. */
    Optional<FormElement> reviewInOneOfManyTabs(Map<String, String> typed) {
        var form = form("/edit", "edit");
        typed.forEach((name, value) -> fill(form, name, value));
        var answer = submit(form);
        if (answer.statusCode() == 409) {
            return Optional.empty();
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Optional.of(
                (FormElement) Jsoup.parse(answer.body(), form.absUrl("action")).expectFirst("form#save"));
    }

    /** A form of a page of this order. */
    FormElement form(String path, String id) {
        return (FormElement) page(link + path).expectFirst("form#" + id);
    }

    /** Presses the button, again and again, until somebody says that it is done: the key in the form is the same. */
    void insist(FormElement form) {
        await().atMost(RunningSuite.PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> isDone(form));
    }

    private static boolean isDone(FormElement form) {
        try {
            var answer = submit(form);
            assertThat(answer.statusCode()).as(answer.body()).isIn(303, 500, 502, 503, 504);
            return answer.statusCode() == 303;
        } catch (Http.UnreachableException away) {
            return false;
        }
    }

    /** From the order page to the processor's hosted page; insists likewise. Returns the card form. */
    FormElement toTheProcessor() {
        var pay = await().atMost(RunningSuite.PATIENCE)
                .ignoreException(Http.UnreachableException.class)
                .until(() -> (FormElement) order().selectFirst("form[action$=/pay]"), form -> form != null);
        var hosted = new ArrayList<String>();
        await().atMost(RunningSuite.PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    try {
                        var answer = submit(pay);
                        if (answer.statusCode() == 303) {
                            hosted.add(locationOf(answer, pay.absUrl("action")));
                        }
                        return answer.statusCode() == 303;
                    } catch (Http.UnreachableException away) {
                        return false;
                    }
                });
        return await().atMost(RunningSuite.PATIENCE)
                .ignoreException(Http.UnreachableException.class)
                .until(() -> (FormElement) page(hosted.get(0)).selectFirst("form[method=post]"), form -> form != null);
    }

    static FormElement card(FormElement form, String number) {
        fill(form, "number", number);
        fill(form, "expiry", "12/34");
        fill(form, "cvc", "123");
        fill(form, "name", "Robin Example");
        return form;
    }

    static HttpResponse<String> submit(FormElement form) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        form.formData().forEach(field -> fields.add(Map.entry(field.key(), field.value())));
        return Http.form(form.absUrl("action"), Map.of(), List.copyOf(fields));
    }

    /** A form with several buttons sends the one that was pressed. */
    static HttpResponse<String> press(Element button) {
        var form = (FormElement) button.closest("form");
        var pressed = Map.entry(button.attr("name"), button.attr("value"));
        return Http.form(form.absUrl("action"), Map.of(), List.of(pressed));
    }

    static void fill(Element form, String name, String value) {
        var field = form.selectFirst("[name='" + name + "']");
        assertThat(field).as(name + " in " + form.outerHtml()).isNotNull();
        if (field.is("input[type=checkbox]")) {
            field.attr("checked", !value.isEmpty());
        } else {
            field.val(value);
        }
    }

    private static boolean isRedirect(HttpResponse<String> answer) {
        return answer.statusCode() == 303 || answer.statusCode() == 302;
    }

    static String locationOf(HttpResponse<String> answer, String from) {
        return URI.create(from)
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }
}
