// Which proxy a URL is reached through. A pure function of URL and environment.

import net from 'node:net';

/** The credentials endpoint of ECS and the container itself are never beyond a proxy. */
const NEVER_PROXIED = new net.BlockList();
NEVER_PROXIED.addSubnet('169.254.0.0', 16, 'ipv4');
NEVER_PROXIED.addSubnet('127.0.0.0', 8, 'ipv4');
NEVER_PROXIED.addSubnet('fe80::', 10, 'ipv6');
NEVER_PROXIED.addAddress('fd00:ec2::23', 'ipv6');
NEVER_PROXIED.addAddress('::1', 'ipv6');

/**
 * The proxy for a URL, from `https_proxy` or `http_proxy`, `all_proxy` and the listener's own `VSTS_HTTP_PROXY`, in this order;
 * names in capital letters count as well, after the others. `no_proxy` is a list of hosts, domains (with or without a dot in
 * front), addresses and CIDR ranges, each perhaps with a port, or `*`.
 *
 * @param {URL} url
 * @returns {{host: string, port: number, authorization: string|undefined}|undefined} nothing if it is reached directly
 */
export function proxyFor(url, environment) {
  const scheme = url.protocol.replace(':', '');
  const named = ofEither(environment, `${scheme}_proxy`) || ofEither(environment, 'all_proxy') || environment.VSTS_HTTP_PROXY;
  if (!named || isNeverProxied(url) || isExempt(url, ofEither(environment, 'no_proxy') ?? '')) {
    return undefined;
  }
  return proxy(named, environment);
}

function proxy(named, environment) {
  const text = named.includes('://') ? named : `http://${named}`;
  if (!URL.canParse(text) || new URL(text).protocol !== 'http:') {
    throw new Error('the proxy that the environment names is no http:// URL');
  }
  const url = new URL(text);
  const user = decodeURIComponent(url.username) || environment.VSTS_HTTP_PROXY_USERNAME;
  const password = decodeURIComponent(url.password) || (environment.VSTS_HTTP_PROXY_PASSWORD ?? '');
  return {
    host: hostOf(url),
    port: Number(url.port) || 80,
    authorization: user ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined,
  };
}

function isNeverProxied(url) {
  return hostOf(url) === 'localhost' || isWithin(NEVER_PROXIED, hostOf(url));
}

function isExempt(url, list) {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => fits(entry.toLowerCase(), hostOf(url), port));
}

function fits(entry, host, port) {
  const [, name, onlyPort] = /^(.*?)(?::([0-9]+))?$/.exec(net.isIPv6(entry) ? `[${entry}]` : entry);
  if (onlyPort && onlyPort !== port) {
    return false;
  }
  const plain = name.replace(/^\[(.*)\]$/, '$1');
  if (plain === '*' || plain === host) {
    return true;
  }
  if (net.isIP(host)) {
    return inRange(plain, host);
  }
  const domain = plain.replace(/^\*?\./, '');
  return domain !== '' && host.endsWith(`.${domain}`);
}

function inRange(range, address) {
  const [network, prefix] = range.split('/');
  const family = net.isIP(network);
  if (!prefix || family === 0 || Number(prefix) > (family === 4 ? 32 : 128)) {
    return false;
  }
  const list = new net.BlockList();
  list.addSubnet(network, Number(prefix), `ipv${family}`);
  return isWithin(list, address);
}

function isWithin(list, host) {
  const family = net.isIP(host);
  return family !== 0 && list.check(host, `ipv${family}`);
}

function hostOf(url) {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

function ofEither(environment, name) {
  return environment[name] || environment[name.toUpperCase()];
}
