import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import test from 'node:test';
import { send } from '../lib/http.mjs';

async function listening(server, look) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await look(server.address().port);
  } finally {
    server.closeAllConnections?.();
    server.close();
  }
}

test('an answer is read whole, whatever its status', () => {
  const server = http.createServer((request, response) => response.writeHead(503, { 'retry-after': '7' }).end('ü'.repeat(100_000)));
  return listening(server, async (port) => {
    const answer = await send({ url: `http://127.0.0.1:${port}/a?b=c`, method: 'POST', body: 'x' }, {});
    assert.equal(answer.status, 503);
    assert.equal(answer.headers['retry-after'], '7');
    assert.equal(answer.body.length, 100_000);
  });
});

test('path, query, body and headers arrive as they were given', () => {
  let heard;
  const server = http.createServer(async (request, response) => {
    heard = { path: request.url, method: request.method, host: request.headers.host, authorization: request.headers.authorization };
    response.end();
  });
  return listening(server, async (port) => {
    await send({ url: `http://127.0.0.1:${port}/a?b=c`, headers: { authorization: 't' } }, {});
    assert.deepEqual(heard, { path: '/a?b=c', method: 'GET', host: `127.0.0.1:${port}`, authorization: 't' });
  });
});

test('nobody there, nobody who speaks TLS, and an answer without an end are told by host alone', async () => {
  const closed = await listening(net.createServer(), async (port) => port);
  await assert.rejects(send({ url: `http://127.0.0.1:${closed}/secret` }, {}), (error) => tellsHost(error, closed, /ECONNREFUSED/));
  const plain = net.createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 200 OK\r\n\r\n'));
  await listening(plain, (port) =>
    assert.rejects(send({ url: `https://127.0.0.1:${port}/secret` }, {}), (error) => tellsHost(error, port, /./)),
  );
  const cut = net.createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')));
  await listening(cut, (port) =>
    assert.rejects(send({ url: `http://127.0.0.1:${port}/secret` }, {}), (error) => tellsHost(error, port, /ECONNRESET/)),
  );
});

test('too long an answer is not read on', () => {
  const server = http.createServer((request, response) => response.end('x'.repeat(3 * 1024 * 1024)));
  return listening(server, (port) =>
    assert.rejects(send({ url: `http://127.0.0.1:${port}/` }, {}), /its answer is too long/),
  );
});

test('a proxy that refuses is told by its own name and answer', () => {
  const proxy = http.createServer().on('connect', (request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
  return listening(proxy, (port) =>
    assert.rejects(
      send({ url: 'https://muster.test/' }, { https_proxy: `http://user:password@127.0.0.1:${port}` }),
      (error) => error.message === `no answer from muster.test: the proxy 127.0.0.1:${port} answered 407`,
    ),
  );
});

test('a request that nobody wants any more ends at once', () => {
  const wanted = new AbortController();
  const silent = http.createServer(() => wanted.abort());
  return listening(silent, (port) =>
    assert.rejects(send({ url: `http://127.0.0.1:${port}/`, signal: wanted.signal }, {}), /no answer/),
  );
});

function tellsHost(error, port, why) {
  assert.match(error.message, new RegExp(`^no answer from 127\\.0\\.0\\.1:${port}: `));
  assert.match(error.message, why);
  assert.doesNotMatch(error.message, /secret/);
  return true;
}
