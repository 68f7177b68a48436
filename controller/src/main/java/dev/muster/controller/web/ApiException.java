package dev.muster.controller.web;

/** A request that cannot be answered; becomes an {@link ErrorAnswer}. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;

    private ApiException(int status, String error, String message) {
        super(message);
        this.status = status;
        this.error = error;
    }

    static ApiException of(int status, String error, String message) {
        return new ApiException(status, error, message);
    }

    static ApiException badRequest(String error, String message) {
        return new ApiException(400, error, message);
    }

    static ApiException notFound(String error, String message) {
        return new ApiException(404, error, message);
    }

    int status() {
        return status;
    }

    ErrorAnswer answer() {
        return new ErrorAnswer(error, String.valueOf(getMessage()));
    }
}
