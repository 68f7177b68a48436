package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.LearnedImage;
import dev.muster.statestore.ImageStore;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.WriteResult;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What was learned of images, in DynamoDB: one item per image in the pool's partition. */
public final class DynamoDbImageStore implements ImageStore {
    private final StateItems items;
    private final DynamoDbTable<ImageRow> images;

    public DynamoDbImageStore(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        this.items = new StateItems(client, tables, complaints);
        this.images = items.as(ImageRow.SCHEMA);
    }

    @Override
    public List<LearnedImage> learned(PoolUid pool) {
        return items.all(StateKey.partition(pool), StateKey.IMAGE, ImageRow.SCHEMA).stream()
                .map(ImageRow::learned)
                .sorted(Comparator.comparing(LearnedImage::image))
                .toList();
    }

    @Override
    public WriteResult keep(PoolUid pool, LearnedImage learned) {
        return Written.by(() -> images.putItem(ImageRow.of(pool, learned)), List.of());
    }
}
