package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of an item of {@code muster-state}: everything there is found by one of these.
 *
 * @param pk partition key
 * @param sk sort key
 */
record StateKey(String pk, String sk) {
    static final String AGENT = "AGENT#";

    /** How the sort keys begin of what was learned of images. */
    static final String IMAGE = "IMAGE#";

    /** The partition of the pools' uids. */
    static final String POOL_NAMES = "POOLNAMES";

    /** How the sort keys of the pools' uids begin. */
    static final String NAME = "NAME#";

    /** The partition of the checks that wait to be answered. */
    static final String CHECKS = "CHECKS";

    /** How the sort keys of checks begin. */
    static final String CHECK = "CHECK#";

    private static final String POOL = "POOL#";
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    static StateKey agent(PoolUid pool, AgentId agent) {
        return new StateKey(partition(pool), AGENT + agent);
    }

    static StateKey claim(PoolUid pool, AgentId agent) {
        return new StateKey(partition(pool), "CLAIM#" + agent);
    }

    static StateKey fence(PoolUid pool) {
        return new StateKey(partition(pool), "FENCE");
    }

    static StateKey status(PoolUid pool) {
        return new StateKey(partition(pool), "STATUS");
    }

    static StateKey lastGoodSpec(PoolUid pool) {
        return new StateKey(partition(pool), "SPEC");
    }

    /** @param image its reference, of at most 300 characters or so; a sort key may have 1,024 bytes */
    static StateKey image(PoolUid pool, String image) {
        return new StateKey(partition(pool), IMAGE + image);
    }

    static StateKey installation() {
        return new StateKey("INSTALLATION", "INSTALLATION");
    }

    static StateKey uid(PoolName name) {
        return new StateKey(POOL_NAMES, NAME + name);
    }

    /** The pool's name in the sort key of a {@link #uid}. */
    static String nameOf(String sortKey) {
        return sortKey.substring(NAME.length());
    }

    static StateKey check(CheckId check) {
        return new StateKey(CHECKS, CHECK + check);
    }

    /** That a check was taken, answered or not. */
    static StateKey takenCheck(CheckId check) {
        return new StateKey(CHECK + check, "TAKEN");
    }

    /** @param sequence tells entries of one instant apart, from 0 to 9999 */
    static StateKey logEntry(PoolUid pool, Instant at, int sequence) {
        return new StateKey(logDay(pool, at), SORTABLE.format(at) + "-" + "%04d".formatted(sequence));
    }

    static String logDay(PoolUid pool, Instant day) {
        return "LOG#" + pool + "#" + LocalDate.ofInstant(day, ZoneOffset.UTC);
    }

    /** How the sort keys of all agents begin that were launched for a request. */
    static String launchedFor(PoolName name, RequestId request) {
        return AGENT + name + "_" + request + "_";
    }

    static StateKey of(Map<String, AttributeValue> item) {
        return new StateKey(
                Objects.requireNonNull(item.get("pk"), "pk").s(),
                Objects.requireNonNull(item.get("sk"), "sk").s());
    }

    static String partition(PoolUid pool) {
        return POOL + pool;
    }

    /** The uid in a {@link #partition}. */
    static String poolOf(String partition) {
        return partition.substring(POOL.length());
    }

    /** The partition key, in the index {@code served}, of the agent that a request was given. */
    static String served(PoolUid pool, RequestId request) {
        return partition(pool) + "#" + request;
    }

    Key toKey() {
        return Key.builder().partitionValue(pk).sortValue(sk).build();
    }

    Map<String, AttributeValue> toAttributes() {
        Map<String, AttributeValue> key = new TreeMap<>();
        key.put("pk", AttributeValue.fromS(pk));
        key.put("sk", AttributeValue.fromS(sk));
        return key;
    }

    @Override
    public String toString() {
        return pk + " | " + sk;
    }
}
