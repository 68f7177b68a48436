// A container for tests: an agent's root directory with a listener of a few lines of shell, the entrypoint as a process of its
// own, and a controller that answers from a list.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRYPOINT = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url));
const WITH_COUNTER = fileURLToPath(new URL('with-counter.mjs', import.meta.url));

export const GRANT = {
  agent: { agentId: 5, agentName: 'linux_7_1', poolId: 3, poolName: 'linux', serverUrl: 'http://ado', workFolder: '_work' },
  credentials: { scheme: 'OAuth', data: { clientId: 'c', authorizationUrl: 'http://ado/token', oauthEndpointUrl: 'http://ado/token' } },
  capabilities: { java: '25' },
  ignoreVariables: ['DEPLOY_TOKEN', 'MUSTER_AGENT_ID', 'MUSTER_BOOTSTRAP_URL'],
};
export const GRANTED = { status: 200, body: GRANT };
export const SECRET = 'the-deploy-token';

/** Makes a container whose listener runs this shell script; `answers` are the controller's, the last one for ever. */
export async function container(script, { answers = [GRANTED], variables = {} } = {}) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'muster-agent-'));
  await program(root, 'Agent.Listener', `[ "$1" = --version ] && { echo 4.255.0; exit 0; }\n${script}`);
  await program(root, 'Agent.Worker', 'while [ ! -e job-done ]; do sleep 0.1; done');
  const platform = await simulatedPlatform(answers);
  const environment = {
    PATH: process.env.PATH,
    MUSTER_AGENT_ID: 'linux_7_1',
    MUSTER_BOOTSTRAP_URL: `${platform.url}/bootstrap/v1/agents`,
    AWS_REGION: 'eu-west-1',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${platform.url}/credentials`,
    DEPLOY_TOKEN: SECRET,
    OOM_COUNTER: path.join(root, 'memory.events'),
    ...variables,
  };
  let child;
  let printed = '';
  return {
    root,
    posts: platform.posts,
    start() {
      child = spawn(process.execPath, ['OOM' in variables ? WITH_COUNTER : ENTRYPOINT], { cwd: root, env: environment });
      [child.stdout, child.stderr].forEach((stream) => stream.on('data', (part) => (printed += part)));
      const exited = once(child, 'close').then(([code]) => code);
      return { exited, terminate: () => child.kill('SIGTERM') };
    },
    printed: () => printed,
    read: (name) => readFile(path.join(root, name), 'utf8'),
    write: (name, text) => writeFile(path.join(root, name), text),
    async until(text) {
      while (!printed.includes(text)) {
        await once(child.stdout, 'data');
      }
    },
    async close() {
      child?.kill('SIGKILL');
      platform.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function program(root, name, script) {
  await mkdir(path.join(root, 'bin'), { recursive: true });
  await writeFile(path.join(root, 'bin', name), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(root, 'bin', name), 0o755);
}

/** The controller and the credentials endpoint of ECS in one. */
async function simulatedPlatform(answers) {
  const posts = [];
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request) {
      body += part;
    }
    if (request.url === '/credentials') {
      response.end(JSON.stringify({ AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'the-secret-key', Token: 'the-token' }));
      return;
    }
    posts.push(JSON.parse(body));
    const answer = answers[Math.min(posts.length, answers.length) - 1];
    response.writeHead(answer.status, answer.headers ?? {}).end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, posts, close };
}
