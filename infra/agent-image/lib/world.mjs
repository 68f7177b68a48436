// Everything the entrypoint takes from outside itself, in one place, so that tests can give it another world.

import { execFile, spawn } from 'node:child_process';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { send } from './http.mjs';
import { OOM_COUNTERS } from './memory.mjs';

/** The world as it is. */
export function realWorld() {
  const environment = { ...process.env };
  return {
    environment,
    platform: process.platform,
    nodeVersion: process.versions.node,
    osDescription: `${os.type()} ${os.release()} ${os.version()}`.slice(0, 256),
    root: process.cwd(),
    oomCounters: OOM_COUNTERS,
    now: () => Date.now(),
    random: () => Math.random(),
    /** Ends early, and with an error, when the signal is raised. */
    sleep: (millis, signal) => delay(millis, undefined, { signal }),
    send: (request) => send(request, environment),
    say: (sentence) => process.stdout.write(`muster: ${sentence}\n`),
    onTermination: (handler) => ['SIGTERM', 'SIGINT'].forEach((signal) => process.on(signal, handler)),
    start: spawn,
    /** Runs a program to its end, gives it a text to read and returns what it printed. */
    ask: (program, args, options, input) =>
      new Promise((resolve, reject) => {
        const child = execFile(program, args, options, (error, printed) => (error ? reject(error) : resolve(printed)));
        child.stdin.on('error', () => {});
        child.stdin.end(input);
      }),
  };
}
