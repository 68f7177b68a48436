// The order of things in the life of an agent's container.

import { tailLogs } from './diagnosis.mjs';
import { enrol } from './enrolment.mjs';
import { Ending, Exit } from './exits.mjs';
import { writeFiles } from './files.mjs';
import { makeKey, publicKey } from './key.mjs';
import { listenerVersion, runListener } from './listener.mjs';
import { oomKills } from './memory.mjs';
import { readSettings } from './settings.mjs';
import { hiddenValues, listenerVariables } from './variables.mjs';

const OLDEST_NODE = 20;
const LISTENER_WORDS = {
  1: 'the listener gave up (1): its log says why',
  2: 'the listener could not begin (2): its log says why',
  3: 'the listener wanted to update itself (3), which an image cannot: bring the agent in the image up to date',
  4: 'the listener wanted to update itself before its job (4), which an image cannot: bring the agent in the image up to date',
};

/** Runs the container from its start to its end; the exit code. */
export async function entrypoint(world) {
  const stopped = new AbortController();
  world.onTermination(() => stopped.abort());
  try {
    return await live(world, stopped.signal);
  } catch (error) {
    if (stopped.signal.aborted) {
      world.say('told to stop before there was an agent');
      return 0;
    }
    world.say(error instanceof Ending ? error.message : `something unforeseen: ${where(error)}`);
    return error instanceof Ending ? error.code : Exit.BADLY_SET_UP;
  }
}

async function live(world, stop) {
  const began = world.now();
  requireNode(world.nodeVersion);
  const settings = readSettings(world.environment);
  const [jwk, agentVersion] = await Promise.all([makeKey(), listenerVersion(world)]);
  const applicant = { ...settings, publicKey: publicKey(jwk), agentVersion, osDescription: world.osDescription };
  const grant = await enrol(world, applicant, began + settings.startMillis, stop);
  await writeFiles(world, grant, jwk);
  world.say(`agent ${grant.agent.agentName} is registered; the listener ${agentVersion} begins`);
  return listen(world, settings, grant.ignoreVariables, stop);
}

async function listen(world, settings, ignoreVariables, stop) {
  const killedBefore = await oomKills(world.oomCounters);
  const variables = listenerVariables(world.environment, ignoreVariables);
  const code = await runListener(world, variables, settings.graceMillis, raised(stop));
  const outOfMemory = (await oomKills(world.oomCounters)) > killedBefore;
  if (outOfMemory) {
    world.say('the kernel killed a process of this container because its memory was used up: the template needs more memory');
  }
  if (code !== 0) {
    world.say(LISTENER_WORDS[code] ?? `the listener ended with ${code}`);
  }
  if (code !== 0 || outOfMemory) {
    await tailLogs(world, hiddenValues(world.environment, ignoreVariables));
  }
  return outOfMemory ? Exit.OUT_OF_MEMORY : code;
}

function requireNode(version) {
  if (Number(version.split('.')[0]) < OLDEST_NODE) {
    throw new Ending(Exit.BADLY_SET_UP, `Node.js ${version} is too old; ${OLDEST_NODE} is the oldest that will do`);
  }
}

function raised(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', resolve, { once: true });
    }
  });
}

/** The kind of an error and its place. Its message may quote what must not be printed. */
function where(error) {
  const frames = String(error?.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error?.name ?? 'error', ...frames.slice(0, 5).map((frame) => frame.trim())].join(' ');
}
