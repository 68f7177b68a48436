import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { makeKey, publicKey, rsaParameters } from '../lib/key.mjs';

const LENGTHS = { d: 256, dp: 128, dq: 128, exponent: 3, inverseQ: 128, modulus: 256, p: 128, q: 128 };
const JWK_NAMES = { d: 'd', dp: 'dp', dq: 'dq', exponent: 'e', inverseQ: 'qi', modulus: 'n', p: 'p', q: 'q' };
/** Made for this test and used nowhere else: in each of them a number begins with a zero byte. */
const SHORT_KEYS = JSON.parse(readFileSync(new URL('short-keys.json', import.meta.url), 'utf8'));

test('keys whose numbers begin with zeros are written in full length and are still the same keys', () => {
  const shortened = new Set();
  for (const short of SHORT_KEYS) {
    const parameters = rsaParameters(short);
    assert.deepEqual(Object.keys(parameters), Object.keys(LENGTHS));
    for (const [name, length] of Object.entries(LENGTHS)) {
      const bytes = Buffer.from(parameters[name], 'base64');
      assert.equal(bytes.length, length, name);
      assert.equal(bytes.toString('base64'), parameters[name], 'standard base64, padded');
      if (bytes[0] === 0) {
        shortened.add(name);
      }
    }
    assert.ok(privateKey(again(parameters)).equals(privateKey(short)));
  }
  assert.ok(shortened.has('d') && shortened.has('inverseQ'), `the fixed keys are short where it matters: ${[...shortened]}`);
});

test('a key that was just made has 2048 bits and the exponent AQAB', async () => {
  const made = publicKey(await makeKey());
  assert.equal(Buffer.from(made.modulus, 'base64').length, 256);
  assert.equal(made.exponent, 'AQAB');
});

function again(parameters) {
  const numbers = Object.entries(JWK_NAMES).map(([name, jwk]) => [jwk, Buffer.from(parameters[name], 'base64')]);
  return Object.fromEntries(numbers.map(([name, bytes]) => [name, bytes.toString('base64url')]));
}

function privateKey(numbers) {
  return createPrivateKey({ key: { kty: 'RSA', ...numbers }, format: 'jwk' });
}
