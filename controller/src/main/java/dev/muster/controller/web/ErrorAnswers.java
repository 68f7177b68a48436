package dev.muster.controller.web;

import dev.muster.statestore.StoreUnavailableException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever went wrong into an {@link ErrorAnswer}: no stack traces, no class names, nothing of the request. */
@RestController
@RestControllerAdvice
final class ErrorAnswers implements ErrorController {
    @ExceptionHandler
    ResponseEntity<ErrorAnswer> on(ApiException problem) {
        return answer(problem.status(), problem.answer());
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> on(StoreUnavailableException unavailable) {
        return answer(503, new ErrorAnswer("store-unavailable", "the state store does not answer now"));
    }

    @RequestMapping("/error")
    ResponseEntity<ErrorAnswer> error(HttpServletRequest request) {
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent ? sent : 404;
        HttpStatus status = HttpStatus.resolve(code);
        String phrase = (status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status).getReasonPhrase();
        return answer(
                code,
                new ErrorAnswer(
                        phrase.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        code >= 500 ? "the controller made a mistake; its log says more" : phrase));
    }

    private static ResponseEntity<ErrorAnswer> answer(int status, ErrorAnswer body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
