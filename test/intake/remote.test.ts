import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { isPublicAddress, parseAllowedOrigins } from '../../src/common/http/remote-address.rules.js';
import { resolveAddress, resolveNextAddress } from '../../src/intake/remote/provider-address.rules.js';
import { type ProviderAnswer, ProviderJsonClient } from '../../src/intake/remote/provider-json.client.js';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

describe('The client for APIs of providers', () => {
  const servers: Server[] = [];
  let asked: { url: string; authorization?: string }[] = [];

  /** A sender on this machine; its origin. */
  async function sender(behaviour: Behaviour): Promise<string> {
    const server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
      behaviour(request, response);
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** What a client answers that may ask the origins given, and no other private ones. */
  function ask(url: string, allowed: string[], limits: object = {}): Promise<ProviderAnswer> {
    const client = new ProviderJsonClient({ allowed: new Set(allowed), ...limits });
    return client.get(new URL(url), { authorization: 'Token t0ken' });
  }

  beforeEach(() => (asked = []));
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });

  it('gives the JSON with its headers, and carries the token', async () => {
    const origin = await sender((_, response) =>
      response.setHeader('x-page-generated', 'now').end('{"id":12345678901234567890}'),
    );
    expect(await ask(`${origin}/api/v1/x/`, [origin])).toMatchObject({
      kind: 'answer',
      body: { id: '12345678901234567890' },
      headers: { 'x-page-generated': 'now' },
    });
    expect(asked).toEqual([{ url: '/api/v1/x/', authorization: 'Token t0ken' }]);
  });

  it('may be allowed to ask this machine at every port, and then nothing else that is private', () => {
    const allowed = parseAllowedOrigins(['loopback']);
    const origins = ['http://127.0.0.1:8345', 'http://localhost:8345', 'http://[::1]:8345'];
    expect(origins.map((origin) => resolveAddress(origin, '/x/', allowed).ok)).toEqual([true, true, true]);
    const others = ['http://10.0.0.1', 'http://169.254.169.254', 'http://localhost.example', 'http://192.168.1.2:80'];
    expect(others.map((origin) => resolveAddress(origin, '/x/', allowed))).toEqual(
      others.map(() => ({ ok: false, code: 'remote.base_url' })),
    );
    expect(resolveAddress('http://127.0.0.1:8345', '/x/', parseAllowedOrigins([])).ok).toBe(false);
  });

  it('asks nothing on a private network that the operator has not named', async () => {
    const origin = await sender((_, response) => response.end('{}'));
    const port = new URL(origin).port;
    for (const url of [
      origin,
      `http://localhost:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
      `http://0x7f.1:${port}`,
      `http://0.0.0.0:${port}`,
    ]) {
      expect([url, await ask(url, ['http://other.example'])]).toEqual([
        url,
        { kind: 'failed', code: 'remote.private_address' },
      ]);
    }
    expect(asked).toEqual([]);
  });

  it('follows no redirect, so that neither token nor question goes elsewhere', async () => {
    const secret = await sender((_, response) => response.end('{"secret":true}'));
    const origin = await sender((_, response) =>
      response.writeHead(302, { location: `${secret}/latest/meta-data` }).end(),
    );
    expect(await ask(origin, [origin, secret])).toEqual({ kind: 'failed', code: 'remote.redirect' });
    expect(asked).toHaveLength(1);
  });

  it('goes to the address it checked, whatever the name server says the second time', async () => {
    const origin = await sender((_, response) => response.end('{}'));
    const { port } = new URL(origin);
    const answers = (...turns: string[][]) => {
      let turn = 0;
      const looked: LookupFunction = (_name, _options, done) =>
        done(
          null,
          (turns[turn++] ?? []).map((address) => ({ address, family: 4 })),
        );
      return { looked, turns: () => turn };
    };
    // One public address beside a private one would do for an attacker.
    const mixed = answers(['203.0.114.9', '127.0.0.1']);
    const url = `http://rebinding.example:${port}/`;
    expect(await ask(url, [], { lookup: mixed.looked })).toEqual({ kind: 'failed', code: 'remote.private_address' });
    // The name resolves to the machine itself only after the check: there is no second look.
    const rebinding = answers(['192.88.98.1'], ['127.0.0.1']);
    expect((await ask(url, [], { lookup: rebinding.looked, timeoutMs: 300 })).kind).toBe('again');
    expect(rebinding.turns()).toBe(1);
    expect(asked).toEqual([]);
  });

  it('has a time limit and a size limit for answers', async () => {
    const silent = await sender(() => undefined);
    const slow = await sender((_, response) => response.write('{"a":"'));
    const huge = await sender((_, response) => {
      response.on('error', () => undefined);
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', pour);
      pour();
    });
    const timeout = { kind: 'again', code: 'remote.timeout', afterSeconds: null };
    expect(await ask(silent, [silent], { timeoutMs: 200 })).toEqual(timeout);
    expect(await ask(slow, [slow], { timeoutMs: 200 })).toEqual(timeout);
    expect(await ask(huge, [huge], { maxBytes: 100_000 })).toEqual({ kind: 'failed', code: 'remote.too_large' });
  });

  it('distinguishes temporary from permanent failures', async () => {
    const origin = await sender((request, response) => {
      const [, status = '', after = ''] = (request.url ?? '').split('/');
      response.writeHead(Number(status), after ? { 'retry-after': after } : {}).end('{"detail":"no"}');
    });
    const answer = (path: string) => ask(`${origin}/${path}`, [origin]);
    expect(await answer('429/120')).toEqual({ kind: 'again', code: 'remote.status_429', afterSeconds: 120 });
    expect(await answer('503/999999999')).toEqual({ kind: 'again', code: 'remote.status_503', afterSeconds: 21_600 });
    expect(await answer('500')).toEqual({ kind: 'again', code: 'remote.status_500', afterSeconds: null });
    expect(await answer('404')).toEqual({ kind: 'gone' });
    expect(await answer('401')).toEqual({ kind: 'failed', code: 'remote.unauthorised' });
    expect(await answer('400')).toEqual({ kind: 'failed', code: 'remote.status_400' });
  });

  it('treats an answer that is not JSON, and a failed connection, as temporary failures', async () => {
    const page = await sender((_, response) => response.end('<html>Sign in</html>'));
    expect(await ask(page, [page])).toEqual({ kind: 'failed', code: 'remote.not_json' });
    const closed = await sender((_, response) => response.destroy());
    expect(await ask(closed, [closed])).toEqual({ kind: 'again', code: 'remote.unreachable', afterSeconds: null });
  });
});

describe('addresses under the base URL of a connection', () => {
  const none = new Set<string>();
  const path = 'api/v1/organizers/acme/events/genk26/orders/ABC/?include_canceled_positions=true';
  const under = (base: string, wanted = path) => {
    const address = resolveAddress(base, wanted, none);
    return address.ok ? address.url.href : address.code;
  };

  it('does not repeat what the base ends in', () => {
    const whole = `https://pretix.example/${path}`;
    expect(under('https://pretix.example')).toBe(whole);
    expect(under('https://pretix.example/')).toBe(whole);
    expect(under('https://pretix.example/api/v1')).toBe(whole);
    expect(under('https://pretix.example/api/v1/organizers/acme/events/genk26/')).toBe(whole);
    expect(under('https://tickets.example/shop/api/v1/')).toBe(`https://tickets.example/shop/${path}`);
    expect(under('https://www.eventbriteapi.com/v3/', 'v3/orders/1/')).toBe(
      'https://www.eventbriteapi.com/v3/orders/1/',
    );
  });

  it('refuses what is of another event, and bases that are not plain and encrypted', () => {
    expect(under('https://pretix.example/api/v1/organizers/acme/events/other/')).toBe('remote.other_subject');
    for (const base of [
      'http://pretix.example/',
      'http://127.0.0.1/',
      'https://u:p@pretix.example/',
      'https://pretix.example/?a=1',
      'ftp://pretix.example/',
      'no address',
      '',
    ]) {
      expect([base, under(base)]).toEqual([base, 'remote.base_url']);
    }
    expect(under('https://pretix.example/api/v1', 'api/v1/../../admin/')).toBe('remote.outside_base');
  });

  it('follows a next page under the same base only', () => {
    const next = (address: string) => {
      const found = resolveNextAddress('https://pretix.example/api/v1/', address, none);
      return found.ok ? found.url.href : found.code;
    };
    expect(next('https://pretix.example/api/v1/orders/?page=2')).toBe('https://pretix.example/api/v1/orders/?page=2');
    for (const elsewhere of [
      'https://pretix.example.attacker.example/api/v1/',
      'https://pretix.example/other/',
      'http://pretix.example/api/v1/',
      'https://pretix.example/api/v1/../../x',
      '//attacker.example/api/v1/',
      'https://token@pretix.example/api/v1/orders/',
      'https://pretix.example:8443/api/v1/orders/',
    ]) {
      expect([elsewhere, next(elsewhere)]).toEqual([elsewhere, 'remote.outside_base']);
    }
  });

  it('knows which addresses of the network are public', () => {
    const refused = [
      '127.0.0.1',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'ff02::1',
      '2001:db8::1',
      '::127.0.0.1',
      '::10.0.0.5',
      '4000::1',
      '8000::1',
      'no address',
    ];
    expect(refused.filter(isPublicAddress)).toEqual([]);
    const accepted = ['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111', '3fff:ffff::1'];
    expect(accepted.filter(isPublicAddress)).toEqual(accepted);
  });
});
