package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ado.Organisation;
import java.time.Duration;

/** Mistakes of whoever tends the registrations. */
final class BrokenRegistrations {
    private BrokenRegistrations() {}

    /** Says that it has disabled a registration, and has not. */
    static final class NoCordon extends ForwardingRegistrations {
        NoCordon(Registrations registrations) {
            super(registrations);
        }

        @Override
        public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
            return Outcome.done(Done.DONE);
        }
    }

    /** Enables again what was disabled, as soon as the job seems over. */
    static final class CordonLifted extends ForwardingRegistrations {
        private static final Duration SOON = Duration.ofSeconds(8);

        private final Organisation organisation;

        CordonLifted(Registrations registrations, Organisation organisation) {
            super(registrations);
            this.organisation = organisation;
        }

        @Override
        public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
            Outcome<Done> done = registrations.cordon(pool, registrationId);
            organisation
                    .world()
                    .after(SOON, () -> organisation.registrations().setEnabled(pool.poolId(), registrationId, true));
            return done;
        }
    }
}
