package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Whether as many agents as the spec allows can run at once, by the account's quotas of Fargate vCPUs. */
record QuotaCheck(SignedJson aws, SignedJson.Service quotas, Note<Patient> patient) implements Check {
    private static final double UNITS = 1024.0;

    /** The quota's code by the capacity provider it bounds (Service Quotas, AWS Fargate). */
    private enum Quota {
        FARGATE("L-3032A538", "on demand"),
        FARGATE_SPOT("L-36FBB829", "Spot");

        private final String code;
        private final String kind;

        Quota(String code, String kind) {
            this.code = code;
            this.kind = kind;
        }
    }

    @Override
    public Subject subject() {
        return Subject.QUOTA;
    }

    @Override
    public Result look() {
        PoolSpec spec = patient.read().spec();
        List<String> said = new ArrayList<>();
        boolean tooLow = false;
        for (Quota quota : Quota.values()) {
            double most = most(spec, quota);
            if (most > 0) {
                switch (asked(quota)) {
                    case SignedJson.Answer.Refused(String code) -> {
                        return new Result.Warn(
                                "The quota of Fargate vCPUs cannot be seen (" + code + ").",
                                "Allow our role servicequotas:GetServiceQuota, or look at Service Quotas, AWS Fargate.");
                    }
                    case SignedJson.Answer.Done(var body) -> {
                        double has = body.path("Quota").path("Value").asDouble(0);
                        tooLow |= has < most;
                        said.add("%s %.0f of %.0f".formatted(quota.kind, has, most));
                    }
                }
            }
        }
        return judged(said, tooLow);
    }

    private static Result judged(List<String> said, boolean tooLow) {
        if (said.isEmpty()) {
            return new Result.Ok("No template runs on Fargate.");
        }
        String sentence = "vCPUs that the account has, of those that maxAgents of the largest template need: "
                + String.join(", ", said) + ".";
        return tooLow
                ? new Result.Warn(
                        sentence, "Ask for more in Service Quotas (new accounts have few), or lower limits.maxAgents.")
                : new Result.Ok(sentence);
    }

    private SignedJson.Answer asked(Quota quota) {
        return aws.ask(
                quotas,
                "GetServiceQuota",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("ServiceCode", "fargate")
                        .put("QuotaCode", quota.code));
    }

    /** What the largest template needs that may run there; 0 if none may. */
    private static double most(PoolSpec spec, Quota quota) {
        int largest = spec.templates().stream()
                .filter(template -> mayRunOn(template, quota))
                .mapToInt(template -> template.task().size().cpu())
                .max()
                .orElse(0);
        return largest / UNITS * spec.limits().maxAgents();
    }

    private static boolean mayRunOn(AgentTemplate template, Quota quota) {
        return template.capacity().stream()
                .anyMatch(option -> option.provider().toUpperCase(Locale.ROOT).equals(quota.name()));
    }
}
