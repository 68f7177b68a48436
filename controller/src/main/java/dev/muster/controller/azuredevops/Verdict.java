package dev.muster.controller.azuredevops;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;

/**
 * Turns what came over the wire into an outcome. The difference between reads and changes is made here: a read without
 * an answer did nothing and may be repeated, a change without an answer may have happened.
 */
record Verdict(AzureDevOpsPool pool, Call call) {
    private static final int NON_AUTHORITATIVE = 203;

    /** The request never left. */
    <T> Outcome<T> notSent(String why) {
        return new Outcome.Failed<>(new CloudFault.Transient(at(why)));
    }

    /** A success whose content makes no sense: for a change all the same a success, but of what is not known. */
    <T> Outcome<T> notUnderstood(String why) {
        return unanswered("the answer cannot be understood: " + why);
    }

    /** A success, to be read, or what the service declined with. */
    Outcome<Answer> on(Answer answer) {
        int status = answer.status();
        if (isSignIn(answer)) {
            return failed(new CloudFault.Denied(notSignedIn(status)));
        }
        if (status < 300) {
            return Outcome.done(answer);
        }
        ServiceMessage message = ServiceMessage.of(answer);
        return message.saysJobIsRunning()
                ? new Outcome.Refused<>(message.text())
                : onProblem(answer, at("HTTP " + status + " " + message.text()).strip());
    }

    private Outcome<Answer> onProblem(Answer answer, String sentence) {
        int status = answer.status();
        return switch (status) {
            case 403 ->
                failed(new CloudFault.Denied(
                        sentence + "; " + AccessAdvice.toGetRights(pool.credential(), pool.pool())));
            case 404 -> failed(missing(answer, sentence));
            case 409 -> failed(new CloudFault.Conflict(sentence));
            case 429 ->
                failed(new CloudFault.Throttled(sentence, RetryAfter.of(answer).orElse(RetryAfter.UNSAID)));
            case 408 -> unanswered("HTTP 408");
            default -> status >= 500 ? unanswered("HTTP " + status) : failed(new CloudFault.Misconfigured(sentence));
        };
    }

    /** A missing organisation is answered with a page; that must never look like a missing agent. */
    private static CloudFault missing(Answer answer, String sentence) {
        return answer.isPage()
                ? new CloudFault.Misconfigured(sentence + "; a page came instead of an answer: check organizationUrl")
                : new CloudFault.Gone(sentence);
    }

    /** Bad credentials are answered with 401, or with a way to the sign-in page, or with that page itself. */
    static boolean isSignIn(Answer answer) {
        int status = answer.status();
        boolean page = status < 300 && !answer.isEmpty() && !answer.mayBeJson();
        return status == 401 || status == NON_AUTHORITATIVE || status / 100 == 3 || page;
    }

    private String notSignedIn(int status) {
        return at("the credential is not accepted (HTTP " + status + "); "
                + AccessAdvice.toGetIn(pool.credential(), pool.pool()));
    }

    /** No whole answer came, or none that tells whether it happened. */
    <T> Outcome<T> unanswered(String why) {
        return call.method().isRead()
                ? new Outcome.Failed<>(new CloudFault.Transient(at(why)))
                : new Outcome.Unknown<>(at(why));
    }

    private String at(String why) {
        return pool.organizationUrl() + ": " + why;
    }

    private static Outcome<Answer> failed(CloudFault fault) {
        return new Outcome.Failed<>(fault);
    }
}
