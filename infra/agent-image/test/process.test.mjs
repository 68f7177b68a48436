// The whole entrypoint as a process. For Linux: listener and worker are shell scripts.

import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { container, GRANT, GRANTED, SECRET } from './container.mjs';

/** A listener that is idle until it is told to stop. */
const IDLE = 'trap "exit 0" TERM; echo listening; while :; do sleep 0.1; done';
/** A listener whose worker runs until there is a file `job-done`, and which cancels it when it is told to stop. */
const BUSY = 'bin/Agent.Worker & worker=$!; trap "kill $worker; echo cancelled; exit 0" TERM; echo working; wait $worker; echo finished';

async function inContainer(script, options, look) {
  const made = await container(script, options);
  try {
    return await look(made);
  } finally {
    await made.close();
  }
}

test('the four files hold what the answer says and the key that was posted, for their owner only', () =>
  inContainer('exit 0', {}, async (made) => {
    assert.equal(await made.start().exited, 0);
    assert.deepEqual(JSON.parse(await made.read('.agent')), GRANT.agent);
    assert.deepEqual(JSON.parse(await made.read('.credentials')), GRANT.credentials);
    assert.equal(await made.read('.capabilities'), 'java=25\n');
    const key = JSON.parse(await made.read('.credentials_rsaparams'));
    assert.equal(key.modulus, made.posts[0].publicKey.modulus);
    for (const name of ['.agent', '.credentials', '.credentials_rsaparams', '.capabilities']) {
      assert.equal((await stat(path.join(made.root, name))).mode & 0o777, 0o600, name);
    }
    assert.ok(!made.printed().includes(key.d) && !made.printed().includes(SECRET), made.printed());
  }));

test('the listener is run once, with the agent’s version told before and its environment cleared of ours', () =>
  // Not `env`: a shell drops variables whose names have a dot, which is why no shell may stand before the listener.
  inContainer("echo \"args: $*\"; tr '\\0' '\\n' < /proc/$$/environ", {}, async (made) => {
    assert.equal(await made.start().exited, 0);
    assert.equal(made.posts[0].agentVersion, '4.255.0');
    assert.match(made.printed(), /^args: run --once$/m);
    assert.doesNotMatch(made.printed(), /^MUSTER_/m);
    assert.match(made.printed(), /^VSO_AGENT_IGNORE=.*\bDEPLOY_TOKEN\b/m);
    assert.match(made.printed(), /^agent\.disableupdate=1$/m);
    assert.match(made.printed(), new RegExp(`^DEPLOY_TOKEN=${SECRET}$`, 'm'));
  }));

for (const [code, words] of [[0, ''], [1, 'gave up'], [2, 'could not begin'], [3, 'update itself'], [4, 'update itself before its job'], [9, 'ended with 9']]) {
  test(`the listener's exit code ${code} is passed on`, () =>
    inContainer(`exit ${code}`, {}, async (made) => {
      assert.equal(await made.start().exited, code);
      assert.ok(made.printed().includes(words), made.printed());
    }));
}

test('a listener that was killed ends the container as shells do', () =>
  inContainer('kill -9 $$', {}, async (made) => assert.equal(await made.start().exited, 137)));

test('TERM before there is an answer ends the container at once', () => {
  const later = { status: 503, headers: { 'retry-after': '60' }, body: { error: 'task-unknown', message: 'not known yet' } };
  return inContainer('exit 5', { answers: [later] }, async (made) => {
    const run = made.start();
    await made.until('asking again');
    run.terminate();
    assert.equal(await run.exited, 0);
  });
});

test('TERM is passed on at once to an idle listener', () =>
  inContainer(IDLE, { variables: { MUSTER_STOP_TIMEOUT: '3600' } }, async (made) => {
    const run = made.start();
    await made.until('listening');
    run.terminate();
    assert.equal(await run.exited, 0);
  }));

test('a listener that has no job and does not leave is killed', () =>
  inContainer('trap "" TERM; echo listening; while :; do sleep 0.1; done', {}, async (made) => {
    const run = made.start();
    await made.until('listening');
    run.terminate();
    assert.equal(await run.exited, 137);
    assert.match(made.printed(), /does not leave/);
  }));

test('TERM lets a running job finish within its grace', () =>
  inContainer(BUSY, { variables: { MUSTER_STOP_TIMEOUT: '3600' } }, async (made) => {
    const run = made.start();
    await made.until('working');
    run.terminate();
    await made.until('the job may go on');
    await made.write('job-done', '');
    assert.equal(await run.exited, 0);
    assert.match(made.printed(), /finished/);
    assert.doesNotMatch(made.printed(), /cancelled/);
  }));

test('TERM is passed on to the listener of a running job when the grace is over', () =>
  inContainer(BUSY, { variables: { MUSTER_STOP_TIMEOUT: '21' } }, async (made) => {
    const run = made.start();
    await made.until('working');
    run.terminate();
    assert.equal(await run.exited, 0);
    assert.match(made.printed(), /may go on for 1 s[^]*cancelled/);
  }));

test('a process killed for want of memory has an exit code of its own, whatever the listener’s', () => {
  const script = 'printf "low 0\\noom 1\\noom_kill 3\\n" > "$OOM_COUNTER"; exit 0';
  return inContainer(script, { variables: { OOM: 'counted' } }, async (made) => {
    await made.write('memory.events', 'low 0\noom 0\noom_kill 2\n');
    assert.equal(await made.start().exited, 76);
    assert.match(made.printed(), /needs more memory/);
  });
});

test('kills for want of memory before the listener are not the job’s', () =>
  inContainer('exit 0', { variables: { OOM: 'counted' } }, async (made) => {
    await made.write('memory.events', 'oom_kill 2\n');
    assert.equal(await made.start().exited, 0);
  }));

test('when something went wrong the end of the agent’s log is printed, without what is to be hidden', () => {
  const script = [
    'mkdir -p _diag',
    'seq 1 3000 | sed "s/^/an old line of the log, number /" > _diag/Agent_2.log',
    'echo "value is $DEPLOY_TOKEN, last" >> _diag/Agent_2.log',
    'echo older > _diag/Agent_1.log',
    'exit 1',
  ];
  return inContainer(script.join('\n'), {}, async (made) => {
    assert.equal(await made.start().exited, 1);
    assert.match(made.printed(), /^muster: \| value is \*\*\*, last$/m);
    assert.doesNotMatch(made.printed(), /older/);
    assert.equal(made.printed().match(/^muster: \| /gm).length, 80);
  });
});

test('a final refusal has its own code, and no listener is started', () => {
  const refused = { status: 403, body: { error: 'other-task', message: 'the proof is of another task than the agent’s' } };
  return inContainer('echo started', { answers: [refused] }, async (made) => {
    assert.equal(await made.start().exited, 70);
    assert.match(made.printed(), /refused for good \(other-task\)/);
    assert.doesNotMatch(made.printed(), /started/);
  });
});

test('503s and then an answer are a start like any other', () => {
  const later = { status: 503, headers: { 'retry-after': '0' }, body: { error: 'task-unknown', message: 'not known yet' } };
  return inContainer('exit 0', { answers: [later, later, GRANTED] }, async (made) => {
    assert.equal(await made.start().exited, 0);
    assert.equal(made.posts.length, 3);
  });
});

test('a container that Muster did not start says so', () =>
  inContainer('exit 0', { variables: { MUSTER_AGENT_ID: '' } }, async (made) => {
    assert.equal(await made.start().exited, 72);
    assert.match(made.printed(), /MUSTER_AGENT_ID is missing/);
  }));

test('an image without a listener says so', () =>
  inContainer('exit 0', {}, async (made) => {
    await made.write('bin/Agent.Listener', 'not a program');
    assert.equal(await made.start().exited, 72);
    assert.match(made.printed(), /does not tell its version/);
  }));
