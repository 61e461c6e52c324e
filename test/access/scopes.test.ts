import { getProjectPath } from '../../src/config/project-files.reader.js';
import { READ_PERMISSIONS } from '../../src/audit/audit-scopes.rules.js';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const EMAIL = 'scoped.person@visitor.example';

let api: TestApi;
let make: Make;
let contactId: string;
let delegationId: string;
let agreementId: string;
let leadTitle: string;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
  contactId = (await make.contact({ fullName: 'Scoped Person', email: EMAIL })).id;
  const days = { startsOn: '2027-03-08', endsOn: '2027-03-09', timezone: 'Europe/Brussels' };
  const create = async (path: string, body: object) => {
    const answer = await api.manager.post(path, body);
    expect([path, answer.status]).toEqual([path, 201]);
    return answer.body.id as string;
  };
  delegationId = await create('/delegations', { title: 'Visit', direction: 'inbound', ...days });
  await create(`/delegations/${delegationId}/participants`, { contactId });
  agreementId = await create('/agreements', { title: 'Partnership', kind: 'cooperation' });
  const lead = await make.lead({ source: { channel: 'agreement', agreementId } });
  leadTitle = lead.title;
});
afterAll(() => api.close());

const readText = async (caller: Caller, path: string) => {
  const { status, text, body } = await caller.get(path);
  return { status, text, detail: body?.detail as string | undefined };
};

describe('A key with few scopes reads nothing of other records:', () => {
  it('activities:read alone names no people', async () => {
    const key = await api.key('manager', ['activities:read', 'activities:export']);
    for (const path of ['participants', 'thank-you-list', 'programme', 'programme.ics', 'programme.pdf']) {
      expect(await readText(key, `/delegations/${delegationId}/${path}`)).toMatchObject({
        status: 403,
        detail: 'The API key needs the scope contacts:read.',
      });
    }
    for (const path of ['participants', 'thank-you-list', 'programme']) {
      expect(await readText(key, `/delegations/${delegationId}/${path}/export`)).toMatchObject({
        status: 403,
        detail: 'The API key needs the scope contacts:export.',
      });
    }
    for (const path of ['meetings', 'meeting-parties', 'follow-up']) {
      expect((await readText(key, `/activities/${delegationId}/${path}`)).status).toBe(403);
    }
    const timeline = await readText(key, `/activities/${delegationId}/timeline`);
    expect(timeline.status).toBe(200);
    expect(timeline.text).not.toContain('Scoped Person');
    const both = await api.key('manager', ['activities:read', 'contacts:read']);
    for (const path of [`/delegations/${delegationId}/participants`, `/activities/${delegationId}/timeline`]) {
      expect((await readText(both, path)).text).toContain('Scoped Person');
    }
  });

  it('agreements:read alone names no leads', async () => {
    const path = `/agreements/${agreementId}/outcomes`;
    const key = await api.key('manager', ['agreements:read']);
    expect(await readText(key, path)).toMatchObject({
      status: 403,
      detail: 'The API key needs the scope leads:read.',
    });
    const both = await api.key('manager', ['agreements:read', 'leads:read']);
    expect((await readText(both, path)).text).toContain(leadTitle);
  });

  it.each(['audit:read', 'audit:export'] as const)('%s alone gives entries of no record', async (scope) => {
    const path = scope === 'audit:read' ? '/audit?limit=200' : '/audit/export?format=jsonl';
    const alone = await readText(await api.key('manager', [scope]), path);
    expect(alone.status).toBe(200);
    for (const hidden of [EMAIL, leadTitle, 'locate.test']) expect(alone.text).not.toContain(hidden);
    const composed = await readText(await api.key('manager', [scope, 'contacts:read']), path);
    expect(composed.text).toContain(EMAIL);
    expect(composed.text).not.toContain(leadTitle);
    expect((await readText(api.manager, path)).text).toContain(leadTitle);
    const { items } = (await api.manager.get(`/audit?entityId=${contactId}`)).body;
    const one = await (await api.key('manager', [scope, 'audit:read'])).get(`/audit/${items[0].id}`);
    expect(one.status).toBe(404);
  });

  it('and the audit trail knows the scope of every type of record', () => {
    const sources = readdirSync(getProjectPath('src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => readFileSync(join(getProjectPath('src'), name), 'utf8'));
    const types = sources.flatMap((text) => [
      ...[...text.matchAll(/RecordKind<\w+> = \{[^}]*?name: '(\w+)'/g)].map(([, name]) => name!),
      ...[...text.matchAll(/entityType: '(\w+)'/g)].map(([, name]) => name!),
    ]);
    expect(types.length).toBeGreaterThan(30);
    expect([...new Set(types)].filter((type) => !(type in READ_PERMISSIONS))).toEqual([]);
  });
});
