package dev.muster.controller.doctor;

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
                yield new Result.Ok("Pool '" + item.name() + "' has a valid spec with "
                        + valid.spec().templates().size() + " template(s), for the pool '"
                        + valid.spec().azureDevOps().pool() + "' of "
                        + valid.spec().azureDevOps().organizationUrl() + ".");
            }
            case SpecReading.Invalid(List<SpecProblem> problems) ->
                new Result.Fail(
                        "The spec of '" + item.name() + "' has " + problems.size() + " mistake(s); the first: "
                                + problems.getFirst() + ".",
                        "Mend it; the pool's condition SpecValid lists them all.");
        };
    }
}
