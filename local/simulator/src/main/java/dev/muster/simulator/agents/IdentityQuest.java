package dev.muster.simulator.agents;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks for an agent's identity, again and again, until it is granted or refused or nobody wants it any more. */
final class IdentityQuest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final World world;
    private final BootstrapDoor door;
    private final BootstrapAsk ask;
    private final BooleanSupplier stillWanted;
    private final Consumer<BootstrapReply> settled;
    private int asked;

    /** @param settled told once, what was granted or that it was refused */
    IdentityQuest(
            World world,
            BootstrapDoor door,
            BootstrapAsk ask,
            BooleanSupplier stillWanted,
            Consumer<BootstrapReply> settled) {
        this.world = world;
        this.door = door;
        this.ask = ask;
        this.stillWanted = stillWanted;
        this.settled = settled;
    }

    void begin() {
        int attempt = ++asked;
        world.after(TIMEOUT, () -> {
            if (isCurrent(attempt)) {
                begin();
            }
        });
        door.request(ask, reply -> {
            if (isCurrent(attempt)) {
                answered(reply);
            }
        });
    }

    private boolean isCurrent(int attempt) {
        return attempt == asked && stillWanted.getAsBoolean();
    }

    private void answered(BootstrapReply reply) {
        asked++;
        if (reply instanceof BootstrapReply.RetryLater(Duration after)) {
            int before = asked;
            world.after(after, () -> {
                if (isCurrent(before)) {
                    begin();
                }
            });
        } else {
            settled.accept(reply);
        }
    }
}
