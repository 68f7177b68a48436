package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.azuredevops.Authorization;
import dev.muster.controller.azuredevops.BearerToken;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.PersonalAccessToken;
import dev.muster.controller.azuredevops.Transport;
import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Secrets;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.pool.AzureDevOpsPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Gets what the spec's credential stands for, as the controller does. */
record CredentialCheck(
        Ward ward,
        CredentialReader credentials,
        Transport transport,
        Traffic traffic,
        InstantSource clock,
        Secrets secrets)
        implements Check {
    @Override
    public Subject subject() {
        return Subject.CREDENTIAL;
    }

    @Override
    public Result look() {
        AzureDevOpsPool pool = ward.patient().read().spec().azureDevOps();
        return switch (credentials.read(pool.credential())) {
            case CredentialReader.Reading.Found(Authorization found) -> found(pool, found);
            case CredentialReader.Reading.Missing(String why) ->
                new Result.Fail(why, "See docs/azure-devops.md, 'Who the controller is'.");
            case CredentialReader.Reading.Unavailable(CloudFault fault) ->
                new Result.Fail(fault.message() + ".", "Whoever keeps or issues it does not answer; try again.");
        };
    }

    private Result found(AzureDevOpsPool pool, Authorization found) {
        secrets.keep(found.header());
        ward.organization().write(new Organization(transport, pool.organizationUrl(), found.header(), traffic, clock));
        String from = pool.credential().described();
        return switch (found) {
            case PersonalAccessToken(String value) -> {
                secrets.keep(value);
                secrets.keep(found.header().substring("Basic ".length()));
                yield new Result.Ok("A personal access token from " + from
                        + ". When it expires cannot be seen from here; look at it in Azure DevOps.");
            }
            case BearerToken(String value) -> {
                secrets.keep(value);
                yield new Result.Ok(
                        "A token of " + from + expiry(value).map(this::left).orElse("") + ".");
            }
        };
    }

    private String left(Instant expiry) {
        Duration left = Duration.between(clock.instant(), expiry);
        return ", good for " + left.toMinutes() + " more minutes; the controller renews it by itself";
    }

    /** When a JWT ends by its own words. */
    private static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            long seconds = JsonMapper.shared().readTree(claims).path("exp").asLong(0);
            return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
        } catch (IllegalArgumentException | JacksonException notOne) {
            return Optional.empty();
        }
    }
}
