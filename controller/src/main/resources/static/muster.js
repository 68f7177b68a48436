// The live page: asks the API every second and shows what it says. Data becomes text only, never markup.
'use strict';

const INTERVAL_MS = 1000;
const PHASE_KINDS = {
  CLAIMED: 'launch', LAUNCHED: 'launch', PROVISIONING: 'start', PENDING: 'start', RUNNING: 'start',
  REGISTERING: 'start', REGISTERED: 'start', ONLINE: 'ready', BUSY: 'busy', FINISHING: 'end', STOPPING: 'end',
  FAILED: 'lost', LOST: 'lost', ABANDONED: 'lost', GONE: 'end',
};

const state = document.getElementById('state');
const access = document.getElementById('access');
const token = document.getElementById('token');
const pools = document.getElementById('pools');
let bearer = null;
let next = null;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function say(text, bad) {
  state.textContent = text;
  state.classList.toggle('bad', Boolean(bad));
}

function ago(instant) {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(instant)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

function facts(pool) {
  const live = Object.values(pool.agentsByPhase).reduce((sum, count) => sum + count, 0);
  const most = pool.maxAgents === null ? '' : ` of at most ${pool.maxAgents}`;
  const marks = [pool.paused ? 'paused' : '', pool.removed ? 'removed from the table' : ''].filter(Boolean);
  return [`${live} ${live === 1 ? 'agent' : 'agents'}${most}`, `${pool.waitingTotal} waiting`, ...marks].join(' · ');
}

function conditions(pool) {
  const box = element('div');
  const chips = element('div', 'chips');
  for (const condition of pool.conditions) {
    chips.append(element('span', `condition ${condition.status}`, `${condition.type}: ${condition.status}`));
  }
  box.append(chips);
  for (const condition of pool.conditions) {
    if (condition.message) box.append(element('p', 'message', `${condition.type}: ${condition.message}`));
  }
  return box;
}

function phases(pool) {
  const box = element('div');
  const counts = element('div', 'chips');
  for (const [phase, count] of Object.entries(pool.agentsByPhase)) {
    counts.append(element('span', `chip ${PHASE_KINDS[phase] || 'launch'}`, `${phase} ${count}`));
  }
  if (!counts.hasChildNodes()) counts.append(element('span', 'none', 'none'));
  const agents = element('div', 'chips single');
  for (const agent of pool.agents) {
    const chip = element('span', `chip ${PHASE_KINDS[agent.phase] || 'launch'}`, agent.id);
    const job = agent.servedRequest === null ? '' : `, job ${agent.servedRequest}`;
    chip.title = `${agent.phase}, template ${agent.template}${job}`;
    agents.append(chip);
  }
  box.append(counts, agents);
  return box;
}

function waiting(pool) {
  if (pool.waiting.length === 0) return element('p', 'none', 'none');
  const box = element('div', 'wide');
  const table = element('table');
  const head = element('tr');
  for (const title of ['Job', 'Pipeline', 'Waits for', 'Demands', 'Because']) head.append(element('th', '', title));
  table.append(head);
  for (const job of pool.waiting) {
    const row = element('tr');
    row.append(
      element('td', 'number', `${job.requestId} ${job.job}`),
      element('td', '', job.pipeline),
      element('td', 'number', ago(job.queuedAt)),
      element('td', '', job.demands.join(', ') || 'none'),
      element('td', '', job.reason));
    table.append(row);
  }
  box.append(table);
  if (pool.waitingTotal > pool.waiting.length) {
    box.append(element('p', 'none', `and ${pool.waitingTotal - pool.waiting.length} more`));
  }
  return box;
}

function card(pool) {
  const box = element('section', 'pool');
  const title = element('div', 'title');
  title.append(element('h2', '', pool.name), element('span', 'facts', facts(pool)));
  box.append(
    title,
    element('h3', '', 'Conditions'), conditions(pool),
    element('h3', '', 'Agents by phase'), phases(pool),
    element('h3', '', 'Waiting jobs'), waiting(pool));
  return box;
}

function show(answer) {
  pools.replaceChildren(...answer.pools.map(card));
  say(answer.pools.length === 0
    ? 'No pools yet: put an item into the pools table.'
    : `${answer.pools.length} pools, ${new Date().toLocaleTimeString()}`);
}

function askForToken() {
  say(bearer === null ? 'A token is needed.' : 'That token is not accepted.', bearer !== null);
  bearer = null;
  pools.replaceChildren();
  access.hidden = false;
  token.focus();
}

async function look() {
  clearTimeout(next);
  try {
    const headers = bearer === null ? {} : { Authorization: `Bearer ${bearer}` };
    const response = await fetch('api/v1/pools', { headers, cache: 'no-store' });
    if (response.status === 401) {
      askForToken();
      return;
    }
    if (!response.ok) throw new Error(`the controller answered ${response.status}`);
    access.hidden = true;
    show(await response.json());
  } catch (problem) {
    say(`No news: ${problem.message}.`, true);
  }
  next = setTimeout(look, INTERVAL_MS);
}

access.addEventListener('submit', (event) => {
  event.preventDefault();
  bearer = token.value.trim();
  token.value = '';
  look();
});

look();
