// The four files that make an agent, in the agent's root directory: the form is that of azure-pipelines-agent's own configure
// command. Whoever can read them is that agent, so only the owner can.

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ending, Exit } from './exits.mjs';
import { rsaParameters } from './key.mjs';
import { protectedText } from './protection.mjs';

/** Writes them, in place of any that are there. */
export async function writeFiles(world, grant, jwk) {
  const key = JSON.stringify(rsaParameters(jwk));
  try {
    await write(world.root, '.agent', JSON.stringify(grant.agent));
    await write(world.root, '.credentials', JSON.stringify(grant.credentials));
    await write(world.root, '.credentials_rsaparams', world.platform === 'win32' ? await protectedText(world, key) : key);
    await write(world.root, '.capabilities', capabilityLines(grant.capabilities));
  } catch (error) {
    throw error instanceof Ending ? error : new Ending(Exit.BADLY_SET_UP, `${world.root} cannot be written (${error.code})`);
  }
}

/** Lines of `name=value`, which the listener adds to its scan; a value cannot go over more than one line. */
export function capabilityLines(capabilities) {
  return Object.entries(capabilities)
    .map(([name, value]) => `${name}=${String(value).replace(/[\r\n]+/g, ' ')}\n`)
    .join('');
}

/** Removed first, because the mode counts only for a new file. */
async function write(root, name, content) {
  const file = path.join(root, name);
  await rm(file, { force: true });
  await writeFile(file, content, { mode: 0o600, flag: 'wx' });
}
