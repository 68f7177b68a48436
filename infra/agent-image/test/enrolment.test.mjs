import assert from 'node:assert/strict';
import test from 'node:test';
import { enrol } from '../lib/enrolment.mjs';

const APPLICANT = {
  agentId: 'linux_7_1',
  bootstrapUrl: 'https://muster.example/bootstrap/v1/agents',
  publicKey: { modulus: 'bW9kdWx1cw==', exponent: 'AQAB' },
  agentVersion: '4.255.0',
  osDescription: 'Linux',
};
const GRANT = { agent: { agentId: 5 }, credentials: { scheme: 'OAuth', data: {} }, capabilities: {}, ignoreVariables: [] };
const GRANTED = { status: 200, body: GRANT };
const BEGAN = Date.parse('2026-11-21T12:00:00Z');
const CLOCK_OFF = {
  status: 403,
  headers: { date: 'Sat, 21 Nov 2026 12:09:00 GMT' },
  body: { error: 'proof-date', message: 'off' },
};

/** A world in which time passes only in sleep, and the controller answers from a list, the last answer for ever. */
function world(answers, environment = {}) {
  const on = { said: [], posts: [], pauses: [] };
  let now = BEGAN;
  on.environment = {
    AWS_REGION: 'eu-west-1',
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/secret-path',
    ...environment,
  };
  on.now = () => now;
  on.random = () => 0;
  on.say = (sentence) => on.said.push(sentence);
  on.sleep = async (millis) => {
    on.pauses.push(millis);
    now += millis;
  };
  on.send = async (request) => {
    if (request.url.startsWith('http://169.254.170.2/')) {
      return ofTheTask(request);
    }
    on.posts.push(JSON.parse(request.body));
    const answer = answers[Math.min(on.posts.length, answers.length) - 1];
    if (answer instanceof Error) {
      throw answer;
    }
    return { headers: {}, ...answer, body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body) };
  };
  return on;
}

function ofTheTask(request) {
  const body = request.url.endsWith('/task')
    ? { TaskARN: 'arn:aws:ecs:us-east-2:111122223333:task/c/1' }
    : { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'the-secret-key', Token: 'the-session-token' };
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

function ask(on, seconds = 900) {
  return enrol(on, APPLICANT, BEGAN + 1000 * seconds, new AbortController().signal);
}

function later(seconds) {
  return { status: 503, headers: { 'retry-after': String(seconds) }, body: { error: 'task-unknown', message: 'not known yet' } };
}

test('503 is asked again, never sooner than it says, each time with a new proof', async () => {
  const on = world([later(2), later(60), GRANTED]);
  assert.deepEqual(await ask(on), GRANT);
  assert.deepEqual(on.pauses, [2_250, 60_250]);
  const dates = on.posts.map((post) => post.proof.headers['x-amz-date'][0]);
  assert.deepEqual(dates, ['20261121T120000Z', '20261121T120002Z', '20261121T120102Z']);
});

test('what did not come from the controller is asked again, ever more slowly', async () => {
  const on = world([
    new Error('no answer from muster.example: ECONNREFUSED'),
    { status: 403, body: '<html>Forbidden by your proxy</html>' },
    { status: 404, body: '' },
    { status: 502, body: '' },
    { status: 429, body: { error: 'busy' } },
    { status: 200, body: '<html>Please sign in</html>' },
    GRANTED,
  ]);
  await ask(on);
  assert.deepEqual(on.pauses, [1_250, 2_250, 4_250, 8_250, 15_250, 15_250]);
});

for (const [status, error] of [[400, 'agent-id'], [403, 'other-task'], [409, 'other-key'], [410, 'agent-over']]) {
  test(`${status} ${error} is final and has a code of its own`, async () => {
    const on = world([{ status, body: { error, message: 'because' } }]);
    await assert.rejects(ask(on), { code: 70, message: `the controller refused for good (${error}): because` });
    assert.equal(on.posts.length, 1);
  });
}

test('503 is never final, but the start deadline is, and the last reason is told', async () => {
  const on = world([later(30)]);
  await assert.rejects(ask(on, 100), { code: 71, message: /start deadline; at last: not known yet/ });
  assert.ok(on.now() <= BEGAN + 100_000);
});

test('a clock that is off is corrected by the controller’s, at once', async () => {
  const on = world([CLOCK_OFF, GRANTED]);
  await ask(on);
  assert.deepEqual(on.pauses, []);
  assert.equal(on.posts[1].proof.headers['x-amz-date'][0], '20261121T120900Z');
});

test('a clock that cannot be corrected is a final refusal in the end', async () => {
  const on = world([CLOCK_OFF]);
  await assert.rejects(ask(on), { code: 70 });
  assert.equal(on.posts.length, 4);
});

test('a task without a role ends with a sentence that says so', async () => {
  const on = world([], { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '' });
  await assert.rejects(ask(on), { code: 72, message: /the task has no role/ });
});

test('nothing secret is said while asking', async () => {
  const on = world([later(1), new Error('no answer'), GRANTED]);
  await ask(on);
  assert.equal(on.said.length, 2);
  assert.doesNotMatch(on.said.join('\n'), /the-secret-key|the-session-token|secret-path|ASIAEXAMPLE/);
});

test('without AWS_REGION the region is read from the task’s metadata', async () => {
  const on = world([GRANTED], { AWS_REGION: '', ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/0f' });
  await ask(on);
  assert.equal(on.posts[0].proof.url, 'https://sts.us-east-2.amazonaws.com/');
});
