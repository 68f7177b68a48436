// The agent's listener, and what it means to be its parent.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Ending, Exit } from './exits.mjs';

const VERSION_TIMEOUT_MILLIS = 60_000;

/** An idle listener leaves at once. One that hangs after its job would keep its task, and a place in the pool, until ECS kills it. */
const HUNG_AFTER_MILLIS = 5_000;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** What the listener says of itself, for example `4.255.0`; it says so without being configured. */
export async function listenerVersion(world) {
  try {
    const printed = await world.ask(program(world), ['--version'], { cwd: world.root, timeout: VERSION_TIMEOUT_MILLIS }, '');
    return /[0-9]{1,9}(\.[0-9]{1,9}){1,3}/.exec(printed)[0];
  } catch (error) {
    throw new Ending(Exit.BADLY_SET_UP, `the listener in ${world.root} does not tell its version (${error.code ?? error.name})`);
  }
}

/**
 * Runs the listener for one job and returns its exit code, that of a signal as 128 and its number.
 *
 * @param termination resolves when the container is to stop: an idle listener is told at once, one whose job runs after
 *   `graceMillis`, because it would cancel the job (azure-pipelines-agent, Agent.cs, Unloading)
 */
export async function runListener(world, variables, graceMillis, termination) {
  const child = world.start(program(world), ['run', '--once'], { cwd: world.root, env: variables, stdio: 'inherit' });
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Ending(Exit.BADLY_SET_UP, `the listener could not be started (${error.code})`)),
    );
    child.once('exit', (code, signal) => resolve(signal ? 128 + (SIGNAL_NUMBERS[signal] ?? 0) : code));
  });
  const over = new AbortController();
  termination.then(() => passOn(world, child, graceMillis, over.signal));
  return ended.finally(() => over.abort());
}

async function passOn(world, child, graceMillis, over) {
  const busy = await runsJob(child.pid);
  if (busy) {
    world.say(`told to stop while a job runs; the job may go on for ${graceMillis / 1000} s`);
    await pause(world, graceMillis, over);
  }
  if (!over.aborted) {
    world.say('telling the listener to stop');
    child.kill('SIGTERM');
  }
  if (!busy) {
    await pause(world, HUNG_AFTER_MILLIS, over);
    if (!over.aborted) {
      world.say('the listener has no job and does not leave; it is killed');
      child.kill('SIGKILL');
    }
  }
}

/** Ends early when the listener is over. */
function pause(world, millis, over) {
  return world.sleep(millis, over).catch(() => {});
}

/**
 * Whether the listener has its worker, which lives as long as a job. Only Linux can tell, and only Linux needs to: Windows
 * containers are told to stop by an event that reaches the listener without us.
 */
export async function runsJob(listener, processes = '/proc') {
  const ids = (await readdir(processes).catch(() => [])).filter((name) => /^[0-9]+$/.test(name));
  const found = await Promise.all(ids.map((id) => readFile(path.join(processes, id, 'stat'), 'utf8').catch(() => '')));
  return found.some((line) => isWorkerOf(listener, line));
}

/** A line of `/proc/<pid>/stat`: id, name in parentheses, state, id of the parent. */
function isWorkerOf(listener, line) {
  const [, name, parent] = /^[0-9]+ \((.*)\) \S ([0-9]+) /.exec(line) ?? [];
  return name === 'Agent.Worker' && Number(parent) === listener;
}

function program(world) {
  return path.join(world.root, 'bin', world.platform === 'win32' ? 'Agent.Listener.exe' : 'Agent.Listener');
}
