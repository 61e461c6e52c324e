import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { useApi } from '../support/api.js';

interface Operation {
  parameters?: { name: string; in: string }[];
}

const { paths } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const routes = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, { parameters = [] }]) => ({
    method: method.toUpperCase(),
    path,
    declared: parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name),
  })),
);
const ours = routes.filter(({ path }) => path.startsWith('/api/v1/'));

const { api } = useApi();

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const buildAddress = (path: string) => path.replace('/api/v1', '').replaceAll(/\{[^}]+\}/g, NOBODY);

/** The parameters that an answer says are unknown. */
async function buildUnknown(method: string, address: string): Promise<string[]> {
  const { body } = await api.admin.send(method, address);
  return ((body?.errors ?? []) as { pointer: string; code: string }[])
    .filter(({ code }) => code === 'parameter.unknown')
    .map(({ pointer }) => pointer);
}

describe('A parameter that a route does not declare', () => {
  it.each(ours)('is refused and named by $method $path', async ({ method, path, declared }) => {
    expect((await api.admin.send(method, `${buildAddress(path)}?unheardOf=1`)).status).toBe(422);
    expect(await buildUnknown(method, `${buildAddress(path)}?unheardOf=1&__proto__=2&constructor=3`)).toEqual(
      expect.arrayContaining(['?unheardOf', '?__proto__', '?constructor']),
    );
    const all = new URLSearchParams(declared.map((name) => [name, '1']));
    expect(await buildUnknown(method, `${buildAddress(path)}?${all}`)).toEqual([]);
  });

  it('is not reported to a caller who is not logged in', async () => {
    expect((await api.anonymous.get('/me?unheardOf=1')).status).toBe(401);
    expect((await (await api.key('integration')).get('/pipeline?unheardOf=1')).status).toBe(403);
  });

  it('is ignored outside the API: by probes, metrics and the documentation', async () => {
    for (const address of ['/health/live', '/health/ready', '/metrics', '/docs', '/openapi.json']) {
      expect([address, (await api.anonymous.get(`${address}?unheardOf=1`)).status]).toEqual([address, 200]);
    }
  });

  it('is ignored at the address of a connection, because providers add parameters', async () => {
    const { body } = await api.manager.post('/intake/connections', { name: 'Form', provider: 'generic' });
    const address = `${body.url}?utm_source=mail&unheardOf=1`;
    expect((await fetch(address)).status).toBe(200);
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(address, { method: 'POST', headers, body: '{"email":"zhang@firm.example"}' })).status).toBe(
      202,
    );
  });
});
