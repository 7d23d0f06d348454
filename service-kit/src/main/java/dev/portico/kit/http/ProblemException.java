package dev.portico.kit.http;

/** Ends a request with a {@link Problem}. For the edge only: rules answer with values. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
