// Whether the kernel killed processes of this container for want of memory.

import { readFile } from 'node:fs/promises';

/** Where the kernel counts, control groups version 2 first (Linux kernel, admin-guide/cgroup-v2 and cgroup-v1/memory). */
export const OOM_COUNTERS = Object.freeze(['/sys/fs/cgroup/memory.events', '/sys/fs/cgroup/memory/memory.oom_control']);

/** How many it killed so far; 0 where nobody counts. */
export async function oomKills(counters) {
  for (const file of counters) {
    const line = /^oom_kill ([0-9]+)$/m.exec(await readFile(file, 'utf8').catch(() => ''));
    if (line) {
      return Number(line[1]);
    }
  }
  return 0;
}
