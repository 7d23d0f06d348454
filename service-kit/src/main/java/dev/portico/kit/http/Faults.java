package dev.portico.kit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects everything that is wrong, so that the caller hears of all of it at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    public Faults add(String code, String pointer, String detail) {
        return add(code, pointer, detail, Map.of());
    }

    public Faults add(String code, String pointer, String detail, Map<String, Object> params) {
        found.add(new Fault(code, pointer, detail, params));
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** @throws ProblemException with every fault, if there is one */
    public void throwIfAny(int status, String code, String title) {
        if (!found.isEmpty()) {
            throw Problems.of(status, code, title, found);
        }
    }
}
