package dev.muster.controller.web;

/**
 * What a check is answered.
 *
 * @param status {@code pass}, {@code wait} or {@code fail}; {@code accepted} if the answer comes later
 * @param reason one sentence for people
 */
record CheckAnswer(String pool, String status, String reason) {}
