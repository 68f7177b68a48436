// One HTTP exchange on a connection of its own, through a proxy where the environment names one. Node's own fetch knows no
// proxies before Node 24. Private certificate authorities come in through NODE_EXTRA_CA_CERTS, which Node reads itself.

import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { proxyFor } from './proxy.mjs';

const TIMEOUT_MILLIS = 30_000;
const LONGEST_BODY = 1024 * 1024;

/**
 * Sends a request and reads the whole answer, whatever its status.
 *
 * @param request `url`, and if needed `method`, `headers`, `body` and `signal`, which aborts it
 * @returns {Promise<{status: number, headers: Object, body: string}>} header names in lower case
 * @throws {Error} when there is no answer; its message names the host and nothing else of the request
 */
export async function send(request, environment) {
  const url = new URL(request.url);
  const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MILLIS), ...(request.signal ? [request.signal] : [])]);
  try {
    return await exchange(url, request, await connect(url, environment, signal), signal);
  } catch (error) {
    throw new Error(`no answer from ${url.host}: ${error.code ?? error.message}`);
  }
}

async function connect(url, environment, signal) {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const proxy = proxyFor(url, environment);
  const socket = proxy ? await tunnel(proxy, plainHost(url), port, signal) : await dial(plainHost(url), port, signal);
  return url.protocol === 'https:' ? secured(socket, plainHost(url), signal) : socket;
}

function dial(host, port, signal) {
  const socket = net.connect({ host, port });
  return established(socket, 'connect', signal);
}

function secured(socket, host, signal) {
  const servername = net.isIP(host) ? undefined : host;
  return established(tls.connect({ socket, host, servername }), 'secureConnect', signal);
}

function established(socket, event, signal) {
  return new Promise((resolve, reject) => {
    const give = () => socket.destroy(aborted());
    signal.addEventListener('abort', give, { once: true });
    socket.once('error', reject);
    socket.once(event, () => {
      signal.removeEventListener('abort', give);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** A way through the proxy to the host itself, so that the proxy sees nothing of what is said (RFC 9110, CONNECT). */
async function tunnel(proxy, host, port, signal) {
  const target = `${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
  const socket = await dial(proxy.host, proxy.port, signal);
  return new Promise((resolve, reject) => {
    const headers = { host: target, ...(proxy.authorization ? { 'proxy-authorization': proxy.authorization } : {}) };
    const request = http.request({ method: 'CONNECT', path: target, headers, createConnection: () => socket, signal });
    request.once('error', reject);
    request.once('connect', (answer, tunnelled) => {
      if (answer.statusCode === 200) {
        resolve(tunnelled);
      } else {
        tunnelled.destroy();
        reject(new Error(`the proxy ${proxy.host}:${proxy.port} answered ${answer.statusCode}`));
      }
    });
    request.end();
  });
}

function exchange(url, { method = 'GET', headers = {}, body = '' }, socket, signal) {
  return new Promise((resolve, reject) => {
    const all = { host: url.host, connection: 'close', 'content-length': Buffer.byteLength(body), ...headers };
    const path = url.pathname + url.search;
    const request = http.request({ method, path, headers: all, createConnection: () => socket, signal }, (answer) => {
      const parts = [];
      let length = 0;
      answer.on('data', (part) => {
        length += part.length;
        parts.push(part);
        if (length > LONGEST_BODY) {
          answer.destroy(new Error('its answer is too long'));
        }
      });
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}

function aborted() {
  return new Error('it took too long');
}

/** The host as sockets want it: an IPv6 address without its brackets. */
function plainHost(url) {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
