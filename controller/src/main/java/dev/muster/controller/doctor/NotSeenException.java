package dev.muster.controller.doctor;

/** Whom a check asked did not answer, or with something that makes no sense. */
public final class NotSeenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * @param sentence what happened; nothing secret
     * @param advice what to do about it
     */
    public NotSeenException(String sentence, String advice) {
        super(sentence);
        this.advice = advice;
    }

    Result.Fail asResult() {
        return new Result.Fail(String.valueOf(getMessage()), advice);
    }
}
