// The ends of the agent's own logs, for the container's log, when something went wrong: nobody can read them after the task.

import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

const KINDS = ['Agent_', 'Worker_'];
const MOST_BYTES = 32 * 1024;
const MOST_LINES = 80;

/**
 * Prints the end of the newest log of each kind. The agent masks what it knows to be secret; the values that it was told to
 * hide are masked here once more.
 *
 * @param hiddenValues never printed
 */
export async function tailLogs(world, hiddenValues) {
  const directory = world.environment.AGENT_DIAGLOGPATH || path.join(world.root, '_diag');
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.log')).sort();
  for (const kind of KINDS) {
    const newest = names.filter((name) => name.startsWith(kind)).at(-1);
    if (newest) {
      const lines = await lastLines(path.join(directory, newest)).catch(() => []);
      world.say(`the last ${lines.length} lines of ${newest}:`);
      lines.forEach((line) => world.say(`| ${masked(line, hiddenValues)}`));
    }
  }
}

export function masked(line, hiddenValues) {
  return hiddenValues.reduce((text, value) => text.replaceAll(value, '***'), line);
}

async function lastLines(file) {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, MOST_BYTES));
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8').trimEnd().split(/\r?\n/);
    // Reading from the middle, the first line is half a line, and a secret cut in two is not recognised any more.
    return (bytes.length < size ? lines.slice(1) : lines).slice(-MOST_LINES);
  } finally {
    await handle.close();
  }
}
