// The entrypoint in a world whose kernel counts in a file of the test's.

import { entrypoint } from '../lib/entrypoint.mjs';
import { realWorld } from '../lib/world.mjs';

process.exit(await entrypoint({ ...realWorld(), oomCounters: ['/no/such/file', process.env.OOM_COUNTER] }));
