package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Sweeps clusters: each as a whole, unless it is so full of other people's tasks that it is cheaper to ask for ours family
 * by family. Throws what the SDK throws. Safe for use by many threads.
 */
final class ClusterSweeps {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSweeps.class);

    private final TaskListing listing;
    private final OurFamilies families;
    private final Map<String, Crowd> crowds = new TreeMap<>();

    ClusterSweeps(TaskListing listing, OurFamilies families) {
        this.listing = listing;
        this.families = families;
    }

    /** Every task of the cluster, or at least every one of the installation. */
    List<TaskSeen> sweep(String cluster, InstallationId installation) {
        Crowd crowd = crowd(cluster).filter(Crowd::isForeign).orElse(null);
        if (crowd != null) {
            List<String> ours = families.everUsed(installation);
            if (crowd.isDearerThan(ours.size())) {
                remember(cluster, crowd.sweptByFamily());
                return byFamily(cluster, ours);
            }
        }
        return whole(cluster, installation);
    }

    private List<TaskSeen> whole(String cluster, InstallationId installation) {
        String groups = "muster:" + installation + ":";
        String ours = "/" + OurFamilies.prefix(installation);
        Listing found = new Listing();
        listing.list(cluster, null, found, task -> {
            if (isOf(task, groups) && !String.valueOf(task.taskDefinitionArn()).contains(ours)) {
                found.sawOursOfAnotherFamily();
            }
        });
        listing.forgetUnlisted(cluster, found);
        Crowd crowd = new Crowd(
                found.calls(), found.arns().size(), found.countOfGroups(groups), found.hasOursOfAnotherFamily(), 0);
        remember(cluster, crowd);
        LOG.debug(
                "cluster {}: {} of {} tasks are ours, {} calls", cluster, crowd.ours(), crowd.listed(), crowd.calls());
        return found.tasks();
    }

    private List<TaskSeen> byFamily(String cluster, List<String> ours) {
        Listing found = new Listing();
        ours.forEach(family -> listing.list(cluster, family, found, task -> {}));
        listing.forgetUnlisted(cluster, found);
        LOG.debug(
                "cluster {}: {} tasks of our {} families", cluster, found.arns().size(), ours.size());
        return found.tasks();
    }

    private static boolean isOf(Task task, String groups) {
        return task.group() != null && task.group().startsWith(groups);
    }

    private synchronized Optional<Crowd> crowd(String cluster) {
        return Optional.ofNullable(crowds.get(cluster));
    }

    private synchronized void remember(String cluster, Crowd crowd) {
        crowds.put(cluster, crowd);
    }
}
