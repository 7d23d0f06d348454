package dev.portico.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says where a body can't be read, without repeating what stood there. */
final class JsonFaults {

    static Problem problem(JsonProcessingException unreadable) {
        return new Problem(
                400, "unreadable-json", "The body can't be read", null, List.of(fault(unreadable)), Map.of());
    }

    private static Fault fault(JsonProcessingException unreadable) {
        if (unreadable instanceof MismatchedInputException mismatch) {
            return new Fault("wrong-type", pointer(mismatch), "The value has the wrong type or form", Map.of());
        }
        var at = unreadable.getLocation();
        var place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Fault("broken-json", "", "The body is not well-formed JSON" + place, Map.of());
    }

    private static String pointer(JsonMappingException mismatch) {
        return mismatch.getPath().stream().map(JsonFaults::step).collect(Collectors.joining());
    }

    private static String step(Reference reference) {
        return "/" + (reference.getFieldName() == null ? reference.getIndex() : escape(reference.getFieldName()));
    }

    /** From {@code put.request.lines[0].sku} to {@code /lines/0/sku}: method and parameter are no part of the body. */
    static String pointer(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .filter(node ->
                        node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT)
                .map(JsonFaults::step)
                .collect(Collectors.joining());
    }

    private static String step(Path.Node node) {
        var index = node.getIndex() == null ? "" : "/" + node.getIndex();
        var isNamed = node.getKind() == ElementKind.PROPERTY && node.getName() != null;
        return index + (isNamed ? "/" + escape(node.getName()) : "");
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private JsonFaults() {}
}
