package dev.muster.harness.wire;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.HttpTap;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Everything that was said in a run, by the place where it was said: a hop's server, the operation, and which part of it,
 * for example {@code ecs RunTask request}. The header {@code Authorization} is a part of its own.
 */
final class Recording implements HttpTap {
    private static final Pattern TABLE = Pattern.compile("\"(muster-(?:pools|state))\"");
    private static final Pattern SORT_KEY = Pattern.compile("\"sk\":\\{\"S\":\"([A-Z]+)");
    private static final Pattern ID = Pattern.compile("(?<=/)([0-9]+|[0-9a-f]{32}|[0-9a-f-]{36})(?=/|$)");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s+|\\\\[rn]");

    private final List<Part> parts = new ArrayList<>();

    private record Part(String place, String text) {
        /** Also finds what was broken into lines. */
        boolean holds(Needle needle) {
            String joined = LINE_BREAKS.matcher(text).replaceAll("");
            return needle.forms().stream().anyMatch(form -> text.contains(form) || joined.contains(form));
        }
    }

    @Override
    public void saw(String server, HttpRequest request, HttpResponse response) {
        String place = server + " " + operation(request);
        StringBuilder head = new StringBuilder(request.method() + " " + request.path() + "?" + request.query() + "\n");
        StringBuilder authorization = new StringBuilder();
        request.headers().forEach((name, values) -> {
            StringBuilder into = name.equalsIgnoreCase("Authorization") ? authorization : head;
            values.forEach(value -> into.append(name).append(": ").append(value).append('\n'));
        });
        note(place + " Authorization", authorization.toString());
        note(place + " request", head + "\n" + request.body());
        note(place + " response", response.headers() + "\n" + response.body());
    }

    synchronized void note(String place, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(place, text));
        }
    }

    /** Where it was said, in any form. */
    SortedSet<String> placesOf(Needle needle) {
        SortedSet<String> places = new TreeSet<>();
        for (Part part : all()) {
            if (!places.contains(part.place()) && part.holds(needle)) {
                places.add(part.place());
            }
        }
        return places;
    }

    /** Where anything was said. */
    SortedSet<String> places() {
        SortedSet<String> places = new TreeSet<>();
        all().forEach(part -> places.add(part.place()));
        return places;
    }

    /** What was said in one place, with something more in the middle of it. */
    Recording withPlanted(String place, String text) {
        Part part = all().stream()
                .filter(said -> said.place().equals(place))
                .findFirst()
                .orElseThrow();
        int middle = part.text().length() / 2;
        Recording planted = new Recording();
        planted.note(
                place, part.text().substring(0, middle) + text + part.text().substring(middle));
        return planted;
    }

    private synchronized List<Part> all() {
        return List.copyOf(parts);
    }

    private static String operation(HttpRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        if (target.isEmpty()) {
            return request.method() + " " + ID.matcher(request.path()).replaceAll("{id}");
        }
        String items = Pattern.compile(TABLE + "|" + SORT_KEY)
                .matcher(request.body())
                .results()
                .map(Recording::found)
                .distinct()
                .sorted()
                .reduce("", (left, right) -> left + " " + right);
        return target.substring(target.lastIndexOf('.') + 1) + items;
    }

    private static String found(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
