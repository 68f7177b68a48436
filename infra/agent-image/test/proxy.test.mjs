import assert from 'node:assert/strict';
import test from 'node:test';
import { proxyFor } from '../lib/proxy.mjs';

const PROXY = { https_proxy: 'http://proxy.example:3128', http_proxy: 'http://plain.example' };

const TABLE = [
  ['https goes by https_proxy', 'https://muster.example/', PROXY, 'proxy.example:3128'],
  ['http goes by http_proxy, port 80 if none is written', 'http://muster.example/', PROXY, 'plain.example:80'],
  ['no proxy is named', 'https://muster.example/', {}, undefined],
  ['an empty variable names none', 'https://muster.example/', { https_proxy: '' }, undefined],
  ['capital letters', 'https://muster.example/', { HTTPS_PROXY: 'proxy.example:8080' }, 'proxy.example:8080'],
  ['small letters win', 'https://a.example/', { HTTPS_PROXY: 'http://b:1', https_proxy: 'http://c:2' }, 'c:2'],
  ['all_proxy', 'https://a.example/', { ALL_PROXY: 'http://b:1' }, 'b:1'],
  ['the proxy of the listener', 'https://a.example/', { VSTS_HTTP_PROXY: 'http://b:1' }, 'b:1'],
  ['no_proxy *', 'https://a.example/', { ...PROXY, no_proxy: '*' }, undefined],
  ['no_proxy names the host', 'https://a.example/', { ...PROXY, no_proxy: 'b.example, A.Example' }, undefined],
  ['no_proxy names the domain', 'https://a.b.example/', { ...PROXY, NO_PROXY: 'b.example' }, undefined],
  ['no_proxy names the domain with a dot', 'https://a.b.example/', { ...PROXY, no_proxy: '.b.example' }, undefined],
  ['no_proxy names the domain with a star', 'https://a.b.example/', { ...PROXY, no_proxy: '*.b.example' }, undefined],
  ['a name that only ends alike', 'https://ab.example/', { ...PROXY, no_proxy: 'b.example' }, 'proxy.example:3128'],
  ['no_proxy with the port', 'https://a.example/', { ...PROXY, no_proxy: 'a.example:443' }, undefined],
  ['no_proxy with another port', 'https://a.example:8443/', { ...PROXY, no_proxy: 'a.example:443' }, 'proxy.example:3128'],
  ['no_proxy names the address', 'https://10.0.0.7/', { ...PROXY, no_proxy: '10.0.0.7' }, undefined],
  ['no_proxy names its range', 'https://10.0.0.7/', { ...PROXY, no_proxy: '10.0.0.0/8' }, undefined],
  ['no_proxy names another range', 'https://10.0.0.7/', { ...PROXY, no_proxy: '10.1.0.0/16' }, 'proxy.example:3128'],
  ['no_proxy names an IPv6 address', 'https://[2001:db8::7]/', { ...PROXY, no_proxy: '2001:db8::7' }, undefined],
  ['the credentials of the task', 'http://169.254.170.2/v2/credentials/x', PROXY, undefined],
  ['credentials over IPv6', 'http://[fd00:ec2::23]/v1/credentials', PROXY, undefined],
  ['the container itself', 'http://localhost:1234/', PROXY, undefined],
  ['the container itself by address', 'http://127.0.0.1:1234/', PROXY, undefined],
];

for (const [name, url, environment, expected] of TABLE) {
  test(`${name}: ${url}`, () => {
    const proxy = proxyFor(new URL(url), environment);
    assert.equal(proxy && `${proxy.host}:${proxy.port}`, expected);
  });
}

test('user and password come from the URL, or from the variables of the listener', () => {
  const url = new URL('https://a.example/');
  const basic = (text) => `Basic ${Buffer.from(text).toString('base64')}`;
  assert.equal(proxyFor(url, { https_proxy: 'http://u:p%40ss@b:1' }).authorization, basic('u:p@ss'));
  const named = { VSTS_HTTP_PROXY: 'http://b:1', VSTS_HTTP_PROXY_USERNAME: 'u', VSTS_HTTP_PROXY_PASSWORD: 'q' };
  assert.equal(proxyFor(url, named).authorization, basic('u:q'));
  assert.equal(proxyFor(url, PROXY).authorization, undefined);
});

test('a proxy spoken to over TLS is refused with a sentence that does not quote it', () => {
  assert.throws(
    () => proxyFor(new URL('https://a.example/'), { https_proxy: 'https://u:secret@b' }),
    (error) => error.message.includes('no http:// URL') && !error.message.includes('secret'),
  );
});
