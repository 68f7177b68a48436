// The environment the listener gets. A pure function.

import { OWN_VARIABLES } from './settings.mjs';

/** Not for every pipeline author to read: names of the platform and of Muster, and proxies, whose URLs may hold passwords. */
const NEVER_SHOWN = [/^AWS_/i, /^ECS_/i, /^MUSTER_/i, /^(https?|all)_proxy$/i, /^VSTS_HTTP_PROXY/i];

/**
 * The listener's environment. The listener publishes every variable as a capability but those that `VSO_AGENT_IGNORE` names
 * exactly (azure-pipelines-agent, EnvironmentCapabilitiesProvider); the jobs get them all, which is what they are there for.
 *
 * @param ignoreVariables names that the controller knows to be the template's own
 */
export function listenerVariables(environment, ignoreVariables) {
  const variables = { ...environment, VSO_AGENT_IGNORE: hidden(environment, ignoreVariables).join(',') };
  OWN_VARIABLES.forEach((name) => delete variables[name]);
  // Any value will do (azure-pipelines-agent, Agent.cs). An image that changes under a job would not be what was asked for.
  variables['agent.disableupdate'] = '1';
  return variables;
}

/** The names that must not become capabilities, sorted. */
export function hidden(environment, ignoreVariables) {
  const before = (environment.VSO_AGENT_IGNORE ?? '').split(',').map((name) => name.trim());
  const present = Object.keys(environment).filter((name) => NEVER_SHOWN.some((pattern) => pattern.test(name)));
  const all = new Set([...before, ...ignoreVariables, ...present, 'VSO_AGENT_IGNORE', 'agent.disableupdate']);
  all.delete('');
  return [...all].sort();
}

/** The values of those variables, for whoever must not print them; short ones could stand for anything. */
export function hiddenValues(environment, ignoreVariables) {
  return hidden(environment, ignoreVariables)
    .map((name) => environment[name] ?? '')
    .filter((value) => value.length >= 4);
}
