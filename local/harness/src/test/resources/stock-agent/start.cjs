// Stands in for the entrypoint of a stock image and its `config.sh`: registers the agent with the token in AZP_TOKEN, writes the
// files that configuring writes, and then is the listener, which gets the environment without the token's variable.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const { spawn } = require('node:child_process');

const { AZP_URL, AZP_POOL, AZP_AGENT_NAME, AZP_TOKEN } = process.env;
const headers = {
  authorization: `Basic ${Buffer.from(`:${AZP_TOKEN}`).toString('base64')}`,
  accept: 'application/json;api-version=7.1',
  'content-type': 'application/json',
};

main().catch((error) => {
  console.log(error.message);
  process.exit(1);
});

async function main() {
  const pools = await ask('GET', `/pools?poolName=${encodeURIComponent(AZP_POOL)}`);
  const poolId = pools.value[0].id;
  const jwk = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const made = await ask('POST', `/pools/${poolId}/agents`, {
    name: AZP_AGENT_NAME,
    authorization: { publicKey: { exponent: padded(jwk.e, 3), modulus: padded(jwk.n, 256) } },
    maxParallelism: 1,
    provisioningState: 'Provisioned',
    version: '4.255.0',
    osDescription: 'Linux',
    systemCapabilities: {},
  });
  const { clientId, authorizationUrl } = made.authorization;
  write('.agent', { agentId: made.id, agentName: AZP_AGENT_NAME, poolId, poolName: AZP_POOL, serverUrl: AZP_URL, workFolder: '_work' });
  write('.credentials', { scheme: 'OAuth', data: { clientId, authorizationUrl, oauthEndpointUrl: authorizationUrl } });
  write('.credentials_rsaparams', {
    ...{ d: padded(jwk.d, 256), dp: padded(jwk.dp, 128), dq: padded(jwk.dq, 128), exponent: padded(jwk.e, 3) },
    ...{ inverseQ: padded(jwk.qi, 128), modulus: padded(jwk.n, 256), p: padded(jwk.p, 128), q: padded(jwk.q, 128) },
  });
  fs.writeFileSync('.capabilities', '');
  const { AZP_TOKEN: removed, ...environment } = { ...process.env, 'agent.disableupdate': '1' };
  const listener = spawn('bin/Agent.Listener', ['run', '--once'], { env: environment, stdio: 'inherit' });
  process.on('SIGTERM', () => listener.kill('SIGTERM'));
  listener.once('exit', (code) => process.exit(code ?? 1));
}

async function ask(method, path, body) {
  const answer = await fetch(`${AZP_URL}/_apis/distributedtask${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(`${method} ${path} was answered ${answer.status}`);
  }
  return answer.json();
}

function padded(base64url, length) {
  const bytes = Buffer.from(base64url, 'base64url');
  return Buffer.concat([Buffer.alloc(length - bytes.length), bytes]).toString('base64');
}

function write(name, content) {
  fs.writeFileSync(name, JSON.stringify(content), { mode: 0o600 });
}
