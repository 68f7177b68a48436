package dev.muster.model.pool;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code spec.standby}: idle agents kept ready, always or by schedule. */
final class StandbySection {
    private static final int MOST_ENTRIES = 50;
    private static final ValueReader<Optional<CronSchedule>> SCHEDULE = Scalars.TEXT
            .as(CronSchedule.ALLOWED, CronSchedule::parse)
            .only("the schedule of a day that exists", CronSchedule::everFires)
            .map(Optional::of);
    private static final ValueReader<ZoneId> TIME_ZONE = new ValueReader<>(
            "text: an IANA time zone such as Europe/Berlin", SchemaParts.TEXT, StandbySection::timeZone);

    static final ValueReader<Standby> READER = Fields.section("a map with template and agents", fields -> {
        var template = fields.required("template", Scalars.TEXT);
        var agents = fields.required("agents", Scalars.wholeNumber(1, 500));
        var start = fields.optional("start", Optional.<CronSchedule>empty(), SCHEDULE);
        var end = fields.optional("end", Optional.<CronSchedule>empty(), SCHEDULE);
        var timeZone = fields.optional("timeZone", (ZoneId) ZoneOffset.UTC, TIME_ZONE);
        reportHalfAWindow(fields, start, end);
        return () -> new Standby(
                template.orElseThrow(),
                agents.orElseThrow(),
                start.orElseThrow()
                        .map(opens -> new Window(opens, end.orElseThrow().orElseThrow(), timeZone.orElseThrow())));
    });

    private static final ValueReader<List<Standby>> LIST = Containers.list(READER, 0, MOST_ENTRIES);

    private StandbySection() {}

    /** Reads the field of a whole spec, whose templates it names. */
    static Optional<List<Standby>> read(Fields spec) {
        var standby = spec.optional("standby", List.<Standby>of(), LIST);
        var templates = List.copyOf(spec.textsIn("templates", "name").values());
        spec.textsIn("standby", "template").forEach((position, name) -> {
            if (!templates.isEmpty() && !templates.contains(name)) {
                spec.wrong(
                        spec.path("standby").element(position).field("template"),
                        "must be the name of a template, was " + Shown.quoted(name) + advice(name, templates));
            }
        });
        return standby;
    }

    private static String advice(String written, List<String> known) {
        return NearestName.to(written, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static void reportHalfAWindow(
            Fields fields, Optional<Optional<CronSchedule>> start, Optional<Optional<CronSchedule>> end) {
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        var opens = start.get();
        var closes = end.get();
        if (opens.isPresent() && closes.isEmpty()) {
            fields.wrong("end", "is missing; a start needs an end");
        } else if (opens.isEmpty() && closes.isPresent()) {
            fields.wrong("start", "is missing; an end needs a start");
        } else if (opens.isPresent() && opens.equals(closes)) {
            fields.wrong("end", "is the same as start; nothing would ever be kept ready");
        }
    }

    private static Optional<ZoneId> timeZone(Place place) {
        return Scalars.TEXT.read(place).flatMap(name -> {
            var known = ZoneId.getAvailableZoneIds();
            if (known.contains(name)) {
                return Optional.of(ZoneId.of(name));
            }
            return place.wrong("must be an IANA time zone such as Europe/Berlin, was " + Shown.quoted(name)
                    + advice(name, known.stream().sorted().toList()));
        });
    }
}
