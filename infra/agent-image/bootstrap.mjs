// The entrypoint of an agent's container: gets the agent its identity from the controller and then stays as a small parent of
// the agent's listener. Needs Node.js 20 or newer (the agent package brings one) and no packages; is started in the agent's
// root directory. README.md beside it tells what it reads, writes and exits with.

import { entrypoint } from './lib/entrypoint.mjs';
import { realWorld } from './lib/world.mjs';

process.exit(await entrypoint(realWorld()));
