package dev.muster.controller.web;

import dev.muster.model.pool.PoolName;

/** Pool names in paths. */
final class PoolNames {
    private PoolNames() {}

    /** @throws ApiException if this cannot be the name of a pool */
    static PoolName read(String text) {
        if (!PoolName.isValid(text)) {
            throw ApiException.badRequest(
                    "bad-pool-name", "a pool's name is 1 to 30 lower-case letters, digits and hyphens");
        }
        return new PoolName(text);
    }

    static ApiException notFound(String name) {
        return ApiException.notFound("pool-not-found", "there is no pool " + name);
    }
}
