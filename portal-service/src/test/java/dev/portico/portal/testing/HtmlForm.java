package dev.portico.portal.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form as a browser without JavaScript fills it in and sends it: what the page says, nothing else. */
public final class HtmlForm {

    private final FormElement form;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private HtmlForm(FormElement form) {
        this.form = form;
        form.formData().forEach(field -> fields.computeIfAbsent(field.key(), key -> new ArrayList<>())
                .add(field.value()));
    }

    public static HtmlForm in(String html, String id) {
        var form = Jsoup.parse(html).selectFirst("form#" + id);
        if (form == null) {
            throw new AssertionError("no form " + id + " in " + html);
        }
        return new HtmlForm((FormElement) form);
    }

    public HtmlForm with(String name, String value) {
        fields.put(name, List.of(value));
        return this;
    }

    public HtmlForm without(String name) {
        fields.remove(name);
        return this;
    }

    public String value(String name) {
        return fields.containsKey(name) ? fields.get(name).get(0) : null;
    }

    /** Names of the fields that would be sent. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    public String action() {
        return form.attr("action");
    }

    public Response send() {
        return sendTo(form.attr("action"));
    }

    /** Presses a button of the form by its name and, where there are several, its value. */
    public Response press(String name, String value) {
        var button = form.select("button[name=" + name + "]").stream()
                .filter(candidate -> candidate.attr("value").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name + "=" + value + " in " + form));
        return press(button);
    }

    /** Presses the first button with a name. */
    public Response press(String name) {
        var button = form.selectFirst("button[name=" + name + "]");
        if (button == null) {
            throw new AssertionError("no button " + name + " in " + form);
        }
        return press(button);
    }

    private Response press(Element button) {
        fields.put(button.attr("name"), List.of(button.attr("value")));
        var action = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
        return sendTo(action.replaceFirst("#.*", ""));
    }

    public Response sendTo(String path) {
        return request().redirects().follow(false).post(path);
    }

    public Response sendForFragment() {
        return request().header("Portico-Fragment", "summary").post(form.attr("action"));
    }

    private io.restassured.specification.RequestSpecification request() {
        var request = given().contentType(ContentType.URLENC.withCharset("UTF-8"));
        fields.forEach((name, values) -> request.formParam(name, values));
        return request;
    }
}
