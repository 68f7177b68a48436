package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactUpdateItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.UpdateItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Agents in DynamoDB. A record that cannot be read is complained of and left out, but for one of a newer release, which
 * nobody here may go on without.
 */
public final class DynamoDbAgentStore implements AgentStore {
    private final StateItems items;
    private final DynamoDbTable<FenceRow> fences;
    private final DynamoDbTable<ClaimRow> claimed;
    private final DynamoDbTable<AgentRow> whole;
    private final DynamoDbTable<AgentRow> ownersPart;
    private final DynamoDbTable<TaskRow> tasks;
    private final DynamoDbTable<KeyRow> keys;

    /** @param client with the SDK's own retries switched off, since a repeat is the caller's decision */
    public DynamoDbAgentStore(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        items = new StateItems(client, tables, complaints);
        fences = items.as(FenceRow.SCHEMA);
        claimed = items.as(ClaimRow.SCHEMA);
        whole = items.as(AgentSchema.WHOLE);
        ownersPart = items.as(AgentSchema.OWNERS_PART);
        tasks = items.as(TaskRow.SCHEMA);
        keys = items.as(KeyRow.SCHEMA);
    }

    @Override
    public List<Agent> load(PoolUid pool) {
        return items.all(StateKey.partition(pool), StateKey.AGENT, AgentSchema.WHOLE).stream()
                .map(AgentRow::read)
                .sorted(Comparator.comparing(Agent::id))
                .toList();
    }

    @Override
    public Optional<Agent> read(PoolUid pool, AgentId agent) {
        return items.read(StateKey.agent(pool, agent), AgentSchema.WHOLE).map(AgentRow::read);
    }

    @Override
    public List<Agent> servingOrLaunchedFor(PoolUid pool, PoolName name, RequestId request) {
        Map<AgentId, Agent> found = new TreeMap<>();
        Stream.concat(launchedFor(pool, name, request), serving(pool, request))
                .map(AgentRow::read)
                .forEach(agent -> found.put(agent.id(), agent));
        return found.values().stream().sorted(NEWEST_FIRST).toList();
    }

    private Stream<AgentRow> launchedFor(PoolUid pool, PoolName name, RequestId request) {
        return items.all(StateKey.partition(pool), StateKey.launchedFor(name, request), AgentSchema.WHOLE).stream();
    }

    /** The index names the item only, so that what is read of it is never older than elsewhere. */
    private Stream<AgentRow> serving(PoolUid pool, RequestId request) {
        return items.keysIn(StateTables.SERVED_INDEX, StateTables.SERVED_KEY, StateKey.served(pool, request)).stream()
                .flatMap(key -> items.read(key, AgentSchema.WHOLE).stream());
    }

    @Override
    public Optional<FrozenRequest> frozenRequest(PoolUid pool, AgentId agent) {
        return items.read(StateKey.claim(pool, agent), ClaimRow.SCHEMA).map(ClaimRow::request);
    }

    @Override
    public WriteResult claim(PoolUid pool, Fence fence, List<Claim> claims) {
        List<AgentId> ids = claims.stream().map(claim -> claim.agent().id()).toList();
        AgentStore.requireOneTransaction(ids);
        TransactWriteItemsEnhancedRequest.Builder transaction = under(pool, fence);
        for (Claim claim : claims) {
            transaction.addPutItem(whole, agent(pool, claim.agent().written(fence.epoch(), 1), Condition.isNew()));
        }
        claims.forEach(claim -> transaction.addPutItem(claimed, ClaimRow.of(pool, claim)));
        return Written.by(() -> items.transact(transaction.build()), ids);
    }

    @Override
    public WriteResult intend(PoolUid pool, Fence fence, List<Agent> agents) {
        List<AgentId> ids = agents.stream().map(Agent::id).toList();
        AgentStore.requireOneTransaction(ids);
        TransactWriteItemsEnhancedRequest.Builder transaction = under(pool, fence);
        agents.forEach(agent -> transaction.addUpdateItem(ownersPart, intention(pool, fence, agent)));
        return Written.by(() -> items.transact(transaction.build()), ids);
    }

    @Override
    public WriteResult adopt(PoolUid pool, Fence fence, Agent agent) {
        TransactWriteItemsEnhancedRequest.Builder transaction = under(pool, fence);
        transaction.addPutItem(
                whole,
                agent(
                        pool,
                        agent.written(fence.epoch(), agent.revision() + 1),
                        agent.revision() == 0 ? Condition.isNew() : Condition.goneAt(agent.revision())));
        return Written.by(() -> items.transact(transaction.build()), List.of(agent.id()));
    }

    @Override
    public WriteResult recordTask(PoolUid pool, AgentId agent, TaskSeen task) {
        TaskRow row = new TaskRow(StateKey.agent(pool, agent), task);
        return Written.by(
                () -> update(tasks, TaskRow.class, row, Condition.taskOlderThan(task.version())), List.of(agent));
    }

    @Override
    public WriteResult recordKey(PoolUid pool, AgentId agent, String fingerprint, Instant at) {
        KeyRow row = new KeyRow(StateKey.agent(pool, agent), fingerprint, at);
        return Written.by(() -> update(keys, KeyRow.class, row, Condition.takesKey(fingerprint)), List.of(agent));
    }

    /** A transaction that begins with the check of the fence: {@link Written} counts on that. */
    private TransactWriteItemsEnhancedRequest.Builder under(PoolUid pool, Fence fence) {
        return TransactWriteItemsEnhancedRequest.builder()
                .addConditionCheck(
                        fences,
                        ConditionCheck.builder()
                                .key(StateKey.fence(pool).toKey())
                                .conditionExpression(Condition.inForce(fence))
                                .build());
    }

    private static TransactPutItemEnhancedRequest<AgentRow> agent(PoolUid pool, Agent agent, Expression condition) {
        return TransactPutItemEnhancedRequest.builder(AgentRow.class)
                .item(new AgentRow(pool, agent, null))
                .conditionExpression(condition)
                .build();
    }

    private static TransactUpdateItemEnhancedRequest<AgentRow> intention(PoolUid pool, Fence fence, Agent agent) {
        Agent next = agent.written(fence.epoch(), agent.revision() + 1);
        return TransactUpdateItemEnhancedRequest.builder(AgentRow.class)
                .item(new AgentRow(pool, next, null))
                .conditionExpression(Condition.atRevision(agent.revision()))
                .build();
    }

    private static <T> void update(DynamoDbTable<T> table, Class<T> type, T row, Expression condition) {
        table.updateItem(UpdateItemEnhancedRequest.builder(type)
                .item(row)
                .conditionExpression(condition)
                .returnValues(ReturnValue.NONE)
                .build());
    }
}
