package dev.muster.controller.azuredevops;

/** An answer of another shape than the service is known to give; never leaves this package. */
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException(String message) {
        super(message);
    }
}
