package dev.muster.controller.doctor;

import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.StoreUnavailableException;
import java.util.List;

/** Finds the pool and reads its spec as the controller does. */
public record SpecCheck(PoolSource source, Note<Patient> patient) implements Check {
    @Override
    public Subject subject() {
        return Subject.SPEC;
    }

    @Override
    public Result look() {
        try {
            return switch (source.choose()) {
                case PoolSource.Choice.Item(PoolItem item) -> read(item);
                case PoolSource.Choice.None(String sentence, String advice) -> new Result.Fail(sentence, advice);
            };
        } catch (StoreUnavailableException away) {
            return new Result.Fail(
                    "The table of pools cannot be read.",
                    "See 'Tables' above, or give the spec as a file with --spec.");
        }
    }

    private Result read(PoolItem item) {
        if (!PoolName.isValid(item.name())) {
            return new Result.Fail(
                    "'" + item.name() + "' is not a pool name.",
                    "A name is 1 to 30 lower-case letters, digits and hyphens, and begins with no hyphen.");
        }
        return switch (SpecReader.read(item.spec())) {
            case SpecReading.Valid valid -> {
                patient.write(new Patient(new PoolName(item.name()), valid.spec()));
                yield valid(item.name(), valid);
            }
            case SpecReading.Invalid(List<SpecProblem> problems) ->
                new Result.Fail(
                        "The spec of '" + item.name() + "' has " + problems.size() + " mistake(s); the first: "
                                + problems.getFirst() + ".",
                        "Mend it; the pool's condition SpecValid lists them all.");
        };
    }

    private static Result valid(String name, SpecReading.Valid valid) {
        AzureDevOpsPool served = valid.spec().azureDevOps();
        String sentence = "Pool '" + name + "' has a valid spec with "
                + valid.spec().templates().size() + " template(s), for the pool '" + served.pool() + "' of "
                + served.organizationUrl() + ".";
        return valid.warnings().isEmpty()
                ? new Result.Ok(sentence)
                : new Result.Warn(sentence, valid.warnings().getFirst() + ".");
    }
}
