// Proves which task this is: a signed but unsent sts:GetCallerIdentity request (AWS Signature Version 4), which the controller
// sends to STS. The role needs no permission for it. A signed header ties it to this agent, this controller and this key.

import { createHash, createHmac } from 'node:crypto';

const BODY = 'Action=GetCallerIdentity&Version=2011-06-15';
const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Makes a proof.
 *
 * @param credentials of the task's role
 * @param binding see {@link binding}
 * @param {Date} date must be within five minutes of the controller's clock
 */
export function proof(credentials, region, binding, date) {
  const host = stsHost(region);
  const stamp = date.toISOString().replace(/[-:]|\.[0-9]{3}/g, '');
  const scope = `${stamp.slice(0, 8)}/${region}/sts/aws4_request`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host,
    'x-amz-date': stamp,
    'x-amz-security-token': credentials.sessionToken,
    'x-muster-binding': binding,
  };
  const names = Object.keys(headers).join(';');
  const toSign = [ALGORITHM, stamp, scope, sha256(canonical(headers, names))].join('\n');
  const signature = hmac(signingKey(credentials.secretAccessKey, scope), toSign).toString('hex');
  headers.authorization = `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return { method: 'POST', url: `https://${host}/`, headers: lists, body: BODY };
}

/** What the header `x-muster-binding` says. */
export function binding(agentId, bootstrapUrl, { modulus, exponent }) {
  return sha256([agentId, bootstrapUrl, modulus, exponent].join('\n'));
}

/** STS's own host in a region (AWS general reference, STS endpoints). */
export function stsHost(region) {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
  return `sts.${region}.${domain}`;
}

function canonical(headers, names) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  return ['POST', '/', '', ...lines, '', names, sha256(BODY)].join('\n');
}

function signingKey(secret, scope) {
  return scope.split('/').reduce((key, part) => hmac(key, part), `AWS4${secret}`);
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
