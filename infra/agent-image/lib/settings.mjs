// What the container is told by its environment.

import { Ending, Exit } from './exits.mjs';

/** Seconds from TERM to KILL where nobody says otherwise (Amazon ECS developer guide, container stopTimeout). */
const ECS_STOP_TIMEOUT = 30;
/** Seconds; the default of `timeouts.start` in a pool's spec. */
const START_TIMEOUT = 900;
/** Seconds kept for the listener to report a cancelled job and to close its session. */
const KEPT_FOR_LEAVING = 20;

/** The variables that are the entrypoint's own. The listener does not get them. */
export const OWN_VARIABLES = Object.freeze([
  'MUSTER_AGENT_ID',
  'MUSTER_BOOTSTRAP_URL',
  'MUSTER_START_TIMEOUT',
  'MUSTER_STOP_TIMEOUT',
]);

/**
 * Reads the settings.
 *
 * @returns {{agentId: string, bootstrapUrl: string, startMillis: number, graceMillis: number}} `bootstrapUrl` character by
 *   character as given, because the proof is bound to it; `graceMillis` is how long a job may go on after TERM
 */
export function readSettings(environment) {
  return {
    agentId: required(environment, 'MUSTER_AGENT_ID'),
    bootstrapUrl: httpUrl(required(environment, 'MUSTER_BOOTSTRAP_URL')),
    startMillis: 1000 * seconds(environment, 'MUSTER_START_TIMEOUT', START_TIMEOUT),
    graceMillis: 1000 * Math.max(0, seconds(environment, 'MUSTER_STOP_TIMEOUT', ECS_STOP_TIMEOUT) - KEPT_FOR_LEAVING),
  };
}

function required(environment, name) {
  const value = environment[name];
  if (!value) {
    throw new Ending(Exit.BADLY_SET_UP, `the variable ${name} is missing; was this task started by Muster?`);
  }
  return value;
}

function httpUrl(text) {
  if (!URL.canParse(text) || !['http:', 'https:'].includes(new URL(text).protocol)) {
    throw new Ending(Exit.BADLY_SET_UP, 'MUSTER_BOOTSTRAP_URL is no http or https URL');
  }
  return text;
}

function seconds(environment, name, otherwise) {
  const text = environment[name] ?? '';
  if (text !== '' && !/^[0-9]{1,6}$/.test(text)) {
    throw new Ending(Exit.BADLY_SET_UP, `${name} must be a whole number of seconds`);
  }
  return text === '' ? otherwise : Number(text);
}
