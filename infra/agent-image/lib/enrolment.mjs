// Asks the controller for the agent's identity until it is given, refused, or too late.

import { Ending, Exit } from './exits.mjs';
import { binding, proof } from './proof.mjs';
import { readJson, regionOf, roleCredentials } from './task.mjs';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;
const LONGEST_RETRY_AFTER = 300_000;
const LEAST_JITTER = 250;
/** How often the clock is set by the controller's before we believe that something else is wrong. */
const MOST_CORRECTIONS = 3;

/**
 * Asks until there is an answer that counts.
 *
 * @param applicant `agentId`, `bootstrapUrl`, `publicKey`, `agentVersion`, `osDescription`
 * @param deadline when to stop asking, in the time of `world.now()`
 * @param signal raised when nobody wants the answer any more
 * @returns {Promise<{agent: Object, credentials: Object, capabilities: Object, ignoreVariables: string[]}>}
 * @throws {Ending} when refused for good, or at the deadline
 */
export async function enrol(world, applicant, deadline, signal) {
  const clock = { ahead: 0, corrections: 0 };
  let pause = FIRST_PAUSE;
  for (;;) {
    const outcome = await attempt(world, applicant, clock, signal);
    if (outcome.granted) {
      return outcome.granted;
    }
    const wait = withJitter(world, outcome.retryAfter ?? pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    if (outcome.atOnce) {
      continue;
    }
    if (world.now() + wait > deadline) {
      throw new Ending(Exit.NOT_ANSWERED, `no identity before the start deadline; at last: ${outcome.why}`);
    }
    world.say(`no identity yet (${outcome.why}); asking again in ${Math.ceil(wait / 1000)} s`);
    await world.sleep(wait, signal);
  }
}

async function attempt(world, applicant, clock, signal) {
  try {
    return judge(world, clock, await post(world, applicant, clock, signal));
  } catch (error) {
    if (error instanceof Ending || signal.aborted) {
      throw error;
    }
    return { why: error.message };
  }
}

/** Each attempt bears a proof of its own, for proofs are good for five minutes only. */
async function post(world, { agentId, bootstrapUrl, publicKey, agentVersion, osDescription }, clock, signal) {
  const [credentials, region] = await Promise.all([roleCredentials(world, signal), regionOf(world, signal)]);
  const date = new Date(world.now() + clock.ahead);
  const signed = proof(credentials, region, binding(agentId, bootstrapUrl, publicKey), date);
  return world.send({
    method: 'POST',
    url: bootstrapUrl,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ agentId, publicKey, agentVersion, osDescription, proof: signed }),
    signal,
  });
}

/** A refusal is final only in the controller's own words: a proxy or load balancer on the way may say 403 or 404 as well. */
function judge(world, clock, answer) {
  const body = readJson(answer.body);
  if (answer.status === 200) {
    return isGrant(body) ? { granted: body } : { why: 'the answer is not the controller’s' };
  }
  if (body.error === 'proof-date' && corrected(world, clock, answer.headers.date)) {
    return { atOnce: true, why: 'the clocks differ' };
  }
  const why = typeof body.message === 'string' ? body.message.slice(0, 300) : `the answer was ${answer.status}`;
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && typeof body.error === 'string') {
    throw new Ending(Exit.REFUSED, `the controller refused for good (${body.error}): ${why}`);
  }
  return { retryAfter: retryAfter(answer.headers['retry-after']), why };
}

/** Takes the controller's clock for our own; false if it does not say its time or has been believed too often. */
function corrected(world, clock, date) {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs) || ++clock.corrections > MOST_CORRECTIONS) {
    return false;
  }
  clock.ahead = theirs - world.now();
  world.say(`this container's clock is off by ${Math.round(clock.ahead / 1000)} s; the proof goes by the controller's`);
  return true;
}

function isGrant({ agent, credentials, capabilities, ignoreVariables }) {
  const named = Array.isArray(ignoreVariables) && ignoreVariables.every((name) => typeof name === 'string');
  return Number.isInteger(agent?.agentId) && credentials?.scheme === 'OAuth' && named && capabilities instanceof Object;
}

function retryAfter(header) {
  return /^[0-9]{1,6}$/.test(header ?? '') ? Math.min(1000 * Number(header), LONGEST_RETRY_AFTER) : undefined;
}

/** Never sooner than asked; up to half as long again, so that a thousand agents do not come back in step. */
function withJitter(world, millis) {
  return millis + LEAST_JITTER + world.random() * (millis / 2);
}
