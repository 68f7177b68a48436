package dev.muster.simulator.agents;

import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Where wire agents get their keys: each makes its own, or all share a ring of ready ones, which is faster. */
public final class KeyRing {
    private final List<AgentKeyPair> ready;
    private final AtomicInteger taken = new AtomicInteger();
    /** Real agents make their keys on machines of their own; here they must not take all processors from everybody else. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private KeyRing(List<AgentKeyPair> ready) {
        this.ready = List.copyOf(ready);
    }

    /** Every agent makes its own key. */
    public static KeyRing freshKeys() {
        return new KeyRing(List.of());
    }

    /** Makes so many keys now (about a tenth of a second each) and hands them out in turn for ever. */
    public static KeyRing ofSize(int size) {
        List<AgentKeyPair> keys = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            keys.add(AgentKeyPair.generate());
        }
        return new KeyRing(keys);
    }

    /** Hands these keys out in turn for ever, for who must know them. */
    public static KeyRing of(List<RSAPrivateCrtKey> keys) {
        return new KeyRing(keys.stream().map(AgentKeyPair::new).toList());
    }

    AgentKeyPair next() {
        return ready.isEmpty() ? fresh() : ready.get(Math.floorMod(taken.getAndIncrement(), ready.size()));
    }

    private AgentKeyPair fresh() {
        oneAtATime.lock();
        try {
            return AgentKeyPair.generate();
        } finally {
            oneAtATime.unlock();
        }
    }
}
