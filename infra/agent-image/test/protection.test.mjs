import assert from 'node:assert/strict';
import test from 'node:test';
import { protectedText } from '../lib/protection.mjs';

test('PowerShell gets the key by standard input, and what it prints is the file', async () => {
  const asked = [];
  const ask = async (program, args, options, input) => {
    asked.push({ program, args, input });
    return Buffer.from('kept').toString('base64') + '\r\n';
  };
  assert.equal((await protectedText({ ask }, '{"d":"the-private-key"}')).toString(), 'kept');
  assert.equal(asked[0].input, '{"d":"the-private-key"}');
  assert.doesNotMatch(asked[0].args.join(' '), /the-private-key/);
  assert.match(asked[0].args.join(' '), /LocalMachine[^]*Protect\(\$bytes, \$null, \$scope\)/);
});

test('what PowerShell says when it fails is not told', async () => {
  const ask = async () => {
    throw Object.assign(new Error('the-private-key'), { code: 1 });
  };
  await assert.rejects(protectedText({ ask }, 'x'), { code: 72, message: /could not protect the key \(1\)/ });
});
