package dev.muster.controller.doctor;

import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;

/** The pool that is examined. */
public record Patient(PoolName name, PoolSpec spec) {}
