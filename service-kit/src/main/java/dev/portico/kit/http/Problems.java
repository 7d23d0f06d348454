package dev.portico.kit.http;

import java.util.List;
import java.util.Map;

/** The usual problems, ready to throw. */
public final class Problems {

    public static ProblemException of(int status, String code, String title) {
        return new ProblemException(new Problem(status, code, title, null, List.of(), Map.of()));
    }

    public static ProblemException of(int status, String code, String title, List<Fault> faults) {
        return new ProblemException(new Problem(status, code, title, null, faults, Map.of()));
    }

    /** @param what such as {@code order}: the code is {@code order-not-found} */
    public static ProblemException notFound(String what) {
        return of(404, what + "-not-found", "There is no such " + what);
    }

    private Problems() {}
}
