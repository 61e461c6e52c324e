import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { WEB_PATHS } from '../../src/server/web-paths.constants.js';
import { useApi } from '../support/api.js';

const HTML = { accept: 'text/html,application/xhtml+xml' };

describe('The pages of the web application', () => {
  const open = (path: string, headers: Record<string, string> = HTML) => fetch(api.url + path, { headers });
  const { api } = useApi();

  it.each(['/', '/?x=1', '/pipeline', '/leads/0199c000-0000-7000-8000-000000000302', '/reports/a/b?x=1'])(
    'are the same page at %s, which is never cached',
    async (path) => {
      const response = await open(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it.each(['/.env', '/wp-login.php', '/a/b/c?x=1', '/leads.bak', '/auth', '//leads', '//', '/%6ceads'])(
    'are shown with status 404 at %s, which the application does not have',
    async (path) => {
      const response = await open(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it('are those of its router', () => {
    const folder = getProjectPath('web', 'src', 'app');
    const files = ['router.tsx', ...readdirSync(join(folder, 'routes')).map((name) => join('routes', name))];
    const routes = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('createRoute(').slice(1));
    // The routes of administration are relative to theirs.
    const own = routes.filter((route) => /getParentRoute: \(\) => (rootRoute|userRoute),/.test(route));
    const paths = own.flatMap((route) => /\bpath: '\/([^/']*)/.exec(route)?.[1] ?? []);
    expect([...WEB_PATHS].toSorted()).toEqual([...new Set(paths)].filter(Boolean).toSorted());
    expect(paths.length).toBeGreaterThan(30);
  });

  it('have a nonce of their own in the policy and in the page, and no inline script', async () => {
    const nonces = new Set<string>();
    for (let request = 0; request < 2; request++) {
      const response = await open('/');
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']{24})'/.exec(policy)?.[1] ?? '';
      const page = await response.text();
      expect(page).toContain(`<meta name="csp-nonce" content="${nonce}" />`);
      expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval';`);
      expect(page).not.toMatch(/<script(?![^>]* src=)/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('cannot be framed, nor can Swagger UI', async () => {
    for (const path of ['/', '/pipeline', '/docs']) {
      const { headers } = await open(path);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
      ]);
    }
  });

  it.each(['/api/v1/nothing', '/api', '/docs/nothing', '/intake/nothing', '/health/nothing', '/assets/nothing.js'])(
    'do not stand in for %s, which does not exist',
    async (path) => {
      expect((await open(path)).status).toBe(404);
    },
  );

  it('are for browsers: any other client gets 404', async () => {
    expect((await open('/pipeline', { accept: 'application/json' })).status).toBe(404);
    expect((await open('/pipeline', {})).status).toBe(404);
  });

  it('have files that a browser keeps for a year, compressed beforehand', async () => {
    const script = readdirSync(getProjectPath('web', 'dist', 'assets')).find((name) => /^index-.*\.js$/.test(name));
    const { status, headers } = await open(`/assets/${script}`, { 'accept-encoding': 'br' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('br');
  });

  it.each(['/assets/../index.html', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2f..%2fpackage.json'])(
    'give no file outside their folder at %s',
    async (path) => {
      const response = await open(path, { accept: '*/*' });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('devDependencies');
    },
  );
});

describe('The page of the check-in', () => {
  const open = (path: string, headers: Record<string, string> = HTML) => fetch(api.url + path, { headers });
  const { api } = useApi();

  it('is the same for every seminar, loads nothing from elsewhere, and is never cached', async () => {
    for (const path of ['/door/', '/door/0199c000-0000-7000-8000-000000000410']) {
      const response = await open(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']{24})'/.exec(policy)?.[1] ?? '';
      const page = await response.text();
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval';`);
      expect(page).toContain(`<meta name="csp-nonce" content="${nonce}" />`);
      expect(page).not.toMatch(/<script(?![^>]* src="\/door\/)/);
    }
  });

  it('has a worker that is looked at anew each time, and may read from this server only', async () => {
    const { status, headers } = await open('/door/sw.js', {});
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(headers.get('content-security-policy')).toBe(`default-src 'none';connect-src 'self'`);
    const manifest = await open('/door/manifest.webmanifest', {});
    expect([manifest.status, ((await manifest.json()) as { scope: string }).scope]).toEqual([200, '/door/']);
  });

  it('has a worker that keeps every file of the page, which a browser keeps for a year', async () => {
    const worker = await (await open('/door/sw.js', {})).text();
    const { files } = JSON.parse(/\{"version":[^}]*\}/.exec(worker)![0]) as { files: string[] };
    expect(files.some((path) => path.endsWith('.wasm'))).toBe(true);
    for (const path of files) {
      const { status, headers } = await open(path, { 'accept-encoding': 'br' });
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'public, max-age=31536000, immutable']);
    }
    const page = await (await open('/door/')).text();
    for (const [, path] of page.matchAll(/(?:src|href)="(\/door\/assets\/[^"]+)"/g)) expect(files).toContain(path);
  });

  it.each(['/door', '/door/a/b', '/door/assets/nothing.js', '/door/assets/..%2fdoor.html'])(
    'does not stand in for %s, which does not exist',
    async (path) => {
      expect((await open(path)).status).toBe(404);
    },
  );
});
