import { type Answer, type Caller, useApi } from '../support/api.js';
import { given as givenDelegation } from '../delegations/delegation.given.js';
import { buildForm, FORM } from '../documents/documents.given.js';
import { givenActivity, givenFair } from '../meetings/given.js';
import { given as givenRoadshow, stopOn } from '../roadshows/roadshow.given.js';
import { useFolder } from '../support/folder.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

/** A collection of records: its path, and the body of a new record with its headers where it is no JSON. */
type Collection = [path: string, body: object, headers?: Record<string, string>];

/** A kind of record whose routes answer like those of all records. */
interface RecordCase {
  /** Its name in the codes of errors. */
  name: string;
  /** Its name in the code for an id that no record can have. Default: its name. */
  malformed?: string;
  /** The name of the record to which it belongs. */
  owner?: string;
  prepare: () => Promise<Collection> | Collection;
  change: object;
  /** The role that may change it. Default: bdm. */
  role?: 'admin' | 'manager';
}

const folder = useFolder();
let made = 0;
const { api, make } = useApi({ env: { REPORTS_DIR: folder } });

const createSeminar = async (): Promise<string> =>
  (await api.bdm.post('/seminars', { title: 'Light', timezone: 'Asia/Shanghai', ...HOURS })).body.id;
const HOURS = { startsAt: '2190-09-10T14:00', endsAt: '2190-09-10T18:00' };
const AGREEMENT = { title: 'Partnership', kind: 'cooperation' };
const SCHEDULE = { name: 'Monthly', cron: '0 6 1 * *', report: 'pipeline-summary', format: 'csv', folder: 'x' };

const RECORDS: RecordCase[] = [
  {
    name: 'user',
    prepare: () => ['/users', { email: `user.${++made}@locate.test`, fullName: 'New Colleague', role: 'bdm' }],
    change: { fullName: 'Other' },
    role: 'admin',
  },
  {
    name: 'company',
    prepare: () => ['/companies', { name: `Works ${++made}`, country: 'CN', allowDuplicate: true }],
    change: { city: 'Genk' },
  },
  {
    name: 'membership',
    owner: 'company',
    prepare: async () => [
      `/companies/${(await make.company()).id}/memberships`,
      { companyId: (await make.company()).id },
    ],
    change: { role: 'founder' },
  },
  {
    name: 'contact',
    prepare: () => ['/contacts', { fullName: 'Chen Wei', email: `wei.${++made}@example.org` }],
    change: { jobTitle: 'Director' },
  },
  { name: 'agreement', prepare: () => ['/agreements', AGREEMENT], change: { title: 'Other' } },
  {
    name: 'commitment',
    owner: 'agreement',
    prepare: async () => {
      const { id } = (await api.bdm.post('/agreements', AGREEMENT)).body;
      return [`/agreements/${id}/commitments`, { description: 'Promise' }];
    },
    change: { description: 'Other' },
  },
  {
    name: 'lead',
    prepare: async () => {
      const { id: companyId } = await make.company();
      return ['/leads', { title: 'Plant', companyId, source: { channel: 'web' } }];
    },
    change: { title: 'Other' },
  },
  {
    name: 'delegation',
    prepare: () => ['/delegations', { title: 'Visit', direction: 'inbound', timezone: 'Europe/Brussels', ...DAYS }],
    change: { title: 'Other' },
  },
  {
    name: 'delegation_participant',
    malformed: 'participant',
    owner: 'delegation',
    prepare: async () => {
      const { id } = await givenDelegation(api).delegation();
      return [`/delegations/${id}/participants`, { contactId: (await make.contact()).id }];
    },
    change: { notes: 'Vegetarian' },
  },
  {
    name: 'programme_item',
    owner: 'delegation',
    prepare: async () => {
      const { id, startsOn } = await givenDelegation(api).delegation();
      const times = { startsAt: `${startsOn}T09:00`, endsAt: `${startsOn}T10:00` };
      return [`/delegations/${id}/programme`, { title: 'Tour', kind: 'tour', ...times }];
    },
    change: { title: 'Other' },
  },
  {
    name: 'meeting_party',
    owner: 'activity',
    prepare: async () => [`${await givenActivity(api)}/meeting-parties`, { side: 'visitor', name: 'Zan' }],
    change: { notes: 'Late' },
  },
  {
    name: 'meeting',
    owner: 'activity',
    prepare: async () => {
      const fair = await givenFair(api, { day: '2190-09-01' });
      const [visitor, host] = [await fair.party('visitor', 'Zan'), await fair.party('host', 'Mir')];
      return [`${fair.at}/meetings`, { slotId: fair.slots[0], visitorId: visitor.id, hostId: host.id }];
    },
    change: { table: 2 },
  },
  {
    name: 'roadshow',
    prepare: () => ['/roadshows', { title: 'Delta', timezone: 'Asia/Shanghai', ...DAYS }],
    change: { notes: 'x' },
  },
  {
    name: 'roadshow_stop',
    owner: 'roadshow',
    prepare: async () => [`/roadshows/${(await givenRoadshow(api).roadshow()).id}/stops`, stopOn(13)],
    change: { notes: 'x' },
  },
  {
    name: 'seminar',
    prepare: () => ['/seminars', { title: 'Light', timezone: 'Asia/Shanghai', ...HOURS }],
    change: { title: 'Other' },
  },
  {
    name: 'session',
    owner: 'seminar',
    prepare: async () => [`/seminars/${await createSeminar()}/sessions`, { title: 'Opening', ...HOURS }],
    change: { title: 'Other' },
  },
  {
    name: 'registration',
    owner: 'seminar',
    prepare: async () => [`/seminars/${await createSeminar()}/registrations`, { fullName: 'Chen Wei' }],
    change: { notes: 'x' },
  },
  {
    name: 'import_mapping',
    prepare: () => [
      '/import-mappings',
      { entity: 'companies', name: `Mapping ${++made}`, mapping: [{ column: 'Name', field: 'name' }] },
    ],
    change: { numberFormat: 'dutch' },
  },
  {
    name: 'interaction',
    prepare: async () => {
      const { id: companyId } = await make.company();
      return ['/interactions', { kind: 'meeting', occurredAt: '2026-01-05T10:00:00Z', subject: 'Talked', companyId }];
    },
    change: { outcome: 'Good' },
  },
  { name: 'task', prepare: () => ['/tasks', { title: 'Call' }], change: { title: 'Write' } },
  {
    name: 'document',
    prepare: async () => {
      const fields = { companyId: (await make.company()).id };
      return ['/documents', buildForm({ fields }), { 'content-type': FORM }];
    },
    change: { title: 'Other' },
  },
  {
    name: 'report_schedule',
    prepare: () => ['/report-schedules', SCHEDULE],
    change: { name: 'Other' },
    role: 'manager',
  },
  {
    name: 'intake_connection',
    prepare: () => ['/intake/connections', { name: 'Form', provider: 'generic' }],
    change: { name: 'Other' },
    role: 'manager',
  },
  {
    name: 'webhook',
    prepare: async () => {
      const { id: apiKeyId } = (await api.admin.post('/api-keys', { name: 'Receiver', role: 'viewer' })).body;
      return ['/webhooks', { name: 'Receiver', url: 'https://receiver.example/', eventTypes: ['lead.*'], apiKeyId }];
    },
    change: { name: 'Other' },
    role: 'admin',
  },
];

const DAYS = { startsOn: '2026-05-25', endsOn: '2026-05-29' };

/**
 * Every record answers the same way to ids that are not its own, to stale versions and while it is archived. Which roles may
 * use a route is tested for every route in `test/access/policy.test.ts`.
 */
describe.each(RECORDS)('The routes of a record: $name', (record) => {
  const { name, malformed = name, owner, change, role = 'bdm' } = record;
  const create = async () => {
    const by = api[role];
    const [collection, body, headers] = await record.prepare();
    const { status, text, body: made } = await by.post(collection, body, headers);
    if (status !== 201) throw new Error(text);
    expect(made).toMatchObject({ version: 1, updatedAt: made.createdAt, archivedAt: null });
    return { collection, id: made.id as string, path: `${collection}/${made.id}`, by };
  };
  const send = async (by: Caller, path: string, headers = {}): Promise<Answer[]> => [
    await by.patch(path, change, headers),
    await by.delete(path, headers),
    await by.post(`${path}/restore`, {}, headers),
  ];
  const code = ({ status, body }: Answer) => [status, body.code];

  it('find it by its own id and under its own record only', async () => {
    const [one, other] = [await create(), await create()];
    const stranger = name === 'contact' ? await make.company() : await make.contact();
    const expectNotFound = async (path: string, entity = name) => {
      for (const answer of [await one.by.get(path), ...(await send(one.by, path))]) {
        expect([path, ...code(answer)]).toEqual([path, 404, `${entity}.not_found`]);
      }
    };
    for (const id of [UNKNOWN, stranger.id]) await expectNotFound(`${one.collection}/${id}`);
    for (const id of ['x', '%00']) await expectNotFound(`${one.collection}/${id}`, malformed);
    if (!owner) return;
    await expectNotFound(`${other.collection}/${one.id}`);
    for (const id of [UNKNOWN, 'x', '%00']) {
      const collection = one.collection.replace(/[\w-]{36}/, id);
      for (const path of [collection, `${collection}/export`]) {
        expect([path, ...code(await one.by.get(path))]).toEqual([path, 404, `${owner}.not_found`]);
      }
    }
  });

  it('change the version that the caller has seen', async () => {
    const { path, by } = await create();
    expect((await by.get(path)).headers.get('etag')).toBe('"1"');
    const seen = { 'if-match': '"1"' };
    const changed = await by.patch(path, change, seen);
    expect(changed).toMatchObject({ status: 200, body: { ...change, version: 2 } });
    expect(changed.headers.get('etag')).toBe('"2"');
    for (const stale of await send(by, path, seen)) expect(code(stale)).toEqual([412, 'request.stale_version']);
    expect((await by.get(path)).body).toMatchObject({ ...change, version: 2, archivedAt: null });
  });

  it('archive it, which leaves it readable and unchangeable, and restore it', async () => {
    const { collection, path, id, by } = await create();
    const listed = () =>
      Promise.all(
        ['false', 'true', 'any'].map(async (archived) => {
          const { items } = (await by.get(`${collection}?limit=200&archived=${archived}`)).body;
          return items.some((item: { id: string }) => item.id === id);
        }),
      );
    const archived = await by.delete(path, { 'if-match': '"1"' });
    expect(archived).toMatchObject({ status: 200, body: { version: 2, archivedAt: expect.any(String) } });
    expect((await by.delete(path)).body.version).toBe(2);
    expect(await listed()).toEqual([false, true, true]);
    expect((await by.get(path)).body.archivedAt).toBe(archived.body.archivedAt);
    expect(code(await by.patch(path, change))).toEqual([409, 'record.archived']);
    const stale = await by.post(`${path}/restore`, {}, { 'if-match': '"1"' });
    expect(code(stale)).toEqual([412, 'request.stale_version']);
    expect(await by.post(`${path}/restore`)).toMatchObject({ status: 200, body: { version: 3, archivedAt: null } });
    expect((await by.post(`${path}/restore`)).body.version).toBe(3);
    expect(await listed()).toEqual([true, false, true]);
    expect((await by.patch(path, change)).status).toBe(200);
  });
});
