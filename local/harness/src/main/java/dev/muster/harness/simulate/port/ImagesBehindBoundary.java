package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.LearnedImage;
import dev.muster.statestore.ImageStore;
import dev.muster.statestore.WriteResult;
import java.util.List;

/** What was learned of images, as one process reaches it. */
public final class ImagesBehindBoundary implements ImageStore {
    private final ImageStore store;
    private final Boundary boundary;

    public ImagesBehindBoundary(ImageStore store, Boundary boundary) {
        this.store = store;
        this.boundary = boundary;
    }

    @Override
    public List<LearnedImage> learned(PoolUid pool) {
        return boundary.call(
                CallKind.READ_IMAGES,
                pool.value(),
                () -> store.learned(pool),
                Lost.read(),
                read -> read.size() + " images");
    }

    @Override
    public WriteResult keep(PoolUid pool, LearnedImage learned) {
        return boundary.call(
                CallKind.KEEP_IMAGE,
                learned.image(),
                () -> store.keep(pool, learned),
                Lost::write,
                result -> result.getClass().getSimpleName());
    }
}
