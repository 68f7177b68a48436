package dev.muster.controller.loop;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.plan.Action;
import dev.muster.statestore.ImageStore;
import dev.muster.statestore.WriteResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was learned of images: first in the store, then in the pool's memory, so that nothing rests on what a restart
 * would forget.
 */
final class ImageKeeper {
    private static final Logger log = LoggerFactory.getLogger(ImageKeeper.class);

    private final ImageStore images;

    ImageKeeper(ImageStore images) {
        this.images = images;
    }

    /** What the store has of the pool. */
    LearnedImages load(PoolUid pool) {
        return LearnedImages.of(images.learned(pool));
    }

    /** What is not kept now is learned again with the next plan. */
    void keep(Launcher.Ground ground, Action.LearnImage learn) {
        WriteResult result = images.keep(ground.uid(), learn.learned());
        if (result instanceof WriteResult.Written) {
            ground.memory().learned(learn.learned());
            log.info("pool {}: {}", ground.entry().name, learn);
        } else {
            log.info("{} was not kept: {}", learn, result);
        }
    }
}
