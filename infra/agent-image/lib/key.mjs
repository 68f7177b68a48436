// The agent's RSA-2048 key. Its private half goes into one file and nowhere else.

import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

const BITS = 2048;
const LONG = BITS / 8;
const SHORT = LONG / 2;

/** Makes a key, as a JSON Web Key; takes about a fifth of a second. */
export async function makeKey() {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS, publicExponent: 0x10001 });
  return privateKey.export({ format: 'jwk' });
}

/** The public half as the bootstrap call wants it. */
export function publicKey(jwk) {
  return { modulus: fixedLength(jwk.n, LONG), exponent: fixedLength(jwk.e, 3) };
}

/**
 * The content of `.credentials_rsaparams`: the names are those of azure-pipelines-agent (RSAParametersSerializable), and .NET
 * wants every number in its full length.
 */
export function rsaParameters(jwk) {
  return {
    d: fixedLength(jwk.d, LONG),
    dp: fixedLength(jwk.dp, SHORT),
    dq: fixedLength(jwk.dq, SHORT),
    exponent: fixedLength(jwk.e, 3),
    inverseQ: fixedLength(jwk.qi, SHORT),
    modulus: fixedLength(jwk.n, LONG),
    p: fixedLength(jwk.p, SHORT),
    q: fixedLength(jwk.q, SHORT),
  };
}

/** Standard base64 of so many bytes. A JSON Web Key leaves leading zeros out, so about one in twenty keys has a short number. */
function fixedLength(base64url, length) {
  const bytes = Buffer.from(base64url, 'base64url');
  return Buffer.concat([Buffer.alloc(length - bytes.length), bytes]).toString('base64');
}
