import { getProjectPath } from '../../src/config/project-files.reader.js';
import { RECORD_TYPES, type RecordType } from '../../src/common/audit/record-types.constants.js';
import { isLiveEntity } from '../../src/database/transactions/live-update.rules.js';
import { type Caller, useApi } from '../support/api.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A schema of the OpenAPI document. */
interface Schema {
  $ref?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** A route of the OpenAPI document. */
interface Operation {
  'x-permission': string;
  'x-further-permissions'?: string[];
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

const document = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/**
 * Scopes whose records name people themselves: users, visitors of a session, passports and registrations. The search
 * leaves out what the caller may not read.
 */
const WITH_NAMES_OF_THEIR_OWN = ['users', 'public', 'travel_details', 'intake', 'search', 'check_in'];

/** Routes that leave out the names of contacts for a key without `contacts:read`, as a test below shows. */
const WITHOUT_CONTACTS_FOR_OTHERS = [
  'post /api/v1/leads',
  'get /api/v1/leads/{id}',
  'patch /api/v1/leads/{id}',
  'delete /api/v1/leads/{id}',
  'post /api/v1/leads/{id}/restore',
  'post /api/v1/leads/{id}/transitions',
  'post /api/v1/leads/{id}/status',
];

/** Permissions that change something: `leads:write`, `intake:resolve`, `imports:undo`. */
const CHANGE = /:(?!read$|export$|raw$)/;

/**
 * Routes that require no reading of what they change. The scanner at a door reads one visitor at a time; a program that
 * posts a mail gets what it has posted, and what became of it. The others answer without a field of the record.
 */
const ANSWERS_WITHOUT_THE_RECORD = [
  'post /api/v1/seminars/{id}/check-in',
  'post /api/v1/seminars/{id}/check-ins',
  'post /api/v1/inbound-mails',
  'post /api/v1/users/{id}/password-links',
  'put /api/v1/delegations/{id}/participants/{participantId}/travel-details',
  'patch /api/v1/delegations/{id}/participants/{participantId}/travel-details',
  'delete /api/v1/delegations/{id}/participants/{participantId}/travel-details',
];

function findAnswer({ responses }: Operation): Schema | undefined {
  const [, answer] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  return answer?.content?.['application/json']?.schema;
}

/** Whether a field of a schema, at any depth, is the name of a contact. */
function namesContact(schema: Schema | undefined, above: readonly string[] = []): boolean {
  if (!schema) return false;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)!;
    return !above.includes(name) && namesContact(document.components.schemas[name], [...above, name]);
  }
  const properties = schema.properties ?? {};
  if (['fullName', 'contactName'].some((field) => field in properties)) return true;
  if ('name' in properties && 'contactId' in properties) return true;
  const parts = [schema.items, ...Object.values(properties)];
  for (const list of [schema.allOf, schema.oneOf, schema.anyOf]) parts.push(...(list ?? []));
  return parts.some((part) => namesContact(part, above));
}

/** The routes of one record of each type; of a list, where records have no route of their own. */
const ROUTES: Record<Exclude<RecordType, 'meeting_programme' | 'view'>, string> = {
  company: '/companies/{id}',
  company_membership: '/companies/{id}/memberships/{membershipId}',
  contact: '/contacts/{id}',
  lead: '/leads/{id}',
  lead_touch: '/leads/{id}/touches/{touchId}',
  interaction: '/interactions/{id}',
  task: '/tasks/{id}',
  document: '/documents/{id}',
  mail: '/mails/{id}',
  mail_template: '/mail-templates/{key}/{language}',
  mailing: '/mailings/{id}',
  inbound_mail: '/inbound-mails/{id}',
  registration_page: '/seminars/{id}/registration-page',
  activity: '/activities/{id}',
  delegation: '/delegations/{id}',
  delegation_participant: '/delegations/{id}/participants/{participantId}',
  programme_item: '/delegations/{id}/programme/{itemId}',
  roadshow: '/roadshows/{id}',
  roadshow_stop: '/roadshows/{id}/stops/{stopId}',
  seminar: '/seminars/{id}',
  session: '/seminars/{id}/sessions/{sessionId}',
  registration: '/seminars/{id}/registrations/{registrationId}',
  meeting: '/activities/{id}/meetings/{meetingId}',
  meeting_party: '/activities/{id}/meeting-parties/{partyId}',
  agreement: '/agreements/{id}',
  commitment: '/agreements/{id}/commitments/{commitmentId}',
  intake_connection: '/intake/connections/{id}',
  intake_decision: '/intake/decisions',
  intake_delivery: '/intake/deliveries/{id}',
  intake_registration: '/intake/registrations/{id}',
  report_schedule: '/report-schedules/{id}',
  report_lock: '/report-locks/{id}',
  exchange_rate: '/reference/rates',
  import: '/imports/{id}',
  import_mapping: '/import-mappings/{id}',
  user: '/users/{id}',
  api_key: '/api-keys/{id}',
  webhook: '/webhooks/{id}',
  privacy_request: '/privacy/requests/{id}',
  person: '/privacy/people/{key}/report',
  privacy_notice: '/privacy/notices',
  retention_rule: '/privacy/retention-rules/{kind}',
};

const EMAIL = 'scoped.person@visitor.example';

let contactId: string;
let delegationId: string;
let agreementId: string;
let leadTitle: string;
const { api, make } = useApi();
beforeAll(async () => {
  contactId = (await make.contact({ fullName: 'Scoped Person', email: EMAIL })).id;
  const days = { startsOn: '2027-03-08', endsOn: '2027-03-09', timezone: 'Europe/Brussels' };
  delegationId = await create('/delegations', { title: 'Visit', direction: 'inbound', ...days });
  await create(`/delegations/${delegationId}/participants`, { contactId });
  agreementId = await create('/agreements', { title: 'Partnership', kind: 'cooperation' });
  const lead = await make.lead({ source: { channel: 'agreement', agreementId } });
  leadTitle = lead.title;
});

/** Creates a record. @returns its id */
const create = async (path: string, body: object) => {
  const answer = await api.manager.post(path, body);
  expect([path, answer.status]).toEqual([path, 201]);
  return answer.body.id as string;
};

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

  it('activities:read alone names no speakers', async () => {
    const day = { startsAt: '2027-03-08T09:00', endsAt: '2027-03-08T17:00', timezone: 'Europe/Brussels' };
    const seminar = await create('/seminars', { title: 'Seminar', ...day });
    const hour = { startsAt: '2027-03-08T09:00', endsAt: '2027-03-08T10:00' };
    const path = `/seminars/${seminar}/sessions`;
    await create(path, { title: 'Light', ...hour, speakers: [{ name: 'Scoped Person', contactId }] });
    const key = await api.key('manager', ['activities:read', 'activities:export']);
    const reading = { status: 403, detail: 'The API key needs the scope contacts:read.' };
    const exporting = { status: 403, detail: 'The API key needs the scope contacts:export.' };
    expect(await readText(key, `${path}?q=scoped`)).toMatchObject(reading);
    expect(await readText(key, `${path}/export`)).toMatchObject(exporting);
  });

  it('interactions:read alone names no contacts, leads and companies', async () => {
    const scopes = ['interactions:read', 'interactions:export'] as const;
    const others = ['contacts', 'leads', 'companies', 'activities', 'agreements'] as const;
    const key = await api.key('manager', [...scopes]);
    expect((await readText(key, '/interactions')).status).toBe(403);
    expect((await readText(key, '/interactions/export')).status).toBe(403);
    for (const missing of others) {
      const some = others.filter((other) => other !== missing).map((other) => `${other}:read` as const);
      const detail = `The API key needs the scope ${missing}:read.`;
      const narrow = await api.key('manager', [...scopes, ...some]);
      expect(await readText(narrow, '/interactions')).toMatchObject({ status: 403, detail });
    }
    const all = await api.key('manager', [...scopes, ...others.map((other) => `${other}:read` as const)]);
    expect((await readText(all, '/interactions')).status).toBe(200);
  });

  it('activities:write alone changes nothing whose answer names people, except at the door', async () => {
    const { items } = (await api.manager.get(`/delegations/${delegationId}/participants`)).body;
    const key = await api.key('manager', ['activities:write']);
    const path = `/delegations/${delegationId}/participants/${items[0].id}`;
    const answer = await key.patch(path, {});
    expect([answer.status, answer.body.detail]).toEqual([403, 'The API key needs the scope activities:read.']);
    const reading = await api.key('manager', ['activities:write', 'activities:read']);
    expect((await reading.patch(path, {})).body.detail).toBe('The API key needs the scope contacts:read.');
    const all = await api.key('manager', ['activities:write', 'activities:read', 'contacts:read']);
    expect((await all.patch(path, {})).body.fullName).toBe('Scoped Person');
    const door = await key.post(`/seminars/${delegationId}/check-in`, { code: 'unknown' });
    expect(door.problem).toEqual([404, 'registration.not_found']);
  });

  it('leads:write alone reads no lead by changing it, or by trying to change many', async () => {
    const key = await api.key('manager', ['leads:write']);
    const detail = 'The API key needs the scope leads:read.';
    const [before] = (await api.manager.get('/leads')).body.items;
    const many = { filter: { status: 'open' }, addTags: ['seen'] };
    for (const answer of [
      await key.post('/leads/bulk-updates', many),
      await key.patch(`/leads/${before.id}`, {}),
      await key.post('/leads', { title: 'Unseen', companyId: before.companyId }),
      await key.post(`/leads/${before.id}/restore`),
    ]) {
      expect([answer.status, answer.body.detail]).toEqual([403, detail]);
      expect(answer.text).not.toContain(leadTitle);
    }
    expect((await api.manager.get('/leads')).body.items).toEqual([before]);
    const both = await api.key('manager', ['leads:write', 'leads:read']);
    expect((await both.post('/leads/bulk-updates', many)).body.succeeded).toMatchObject([{ title: leadTitle }]);
  });

  it('every route of the document that changes something and answers with it requires reading it', () => {
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );
    const changing = routes.filter(({ operation }) => CHANGE.test(operation['x-permission']) && findAnswer(operation));
    expect(changing.length).toBeGreaterThan(100);
    const open = changing.filter(({ operation }) => {
      const [scope] = operation['x-permission'].split(':');
      return !operation['x-further-permissions']?.includes(`${scope}:read`);
    });
    expect(open.map(({ name }) => name).toSorted()).toEqual(ANSWERS_WITHOUT_THE_RECORD.toSorted());
  });

  it('every route of the document whose answer names a contact requires a scope of contacts', async () => {
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );
    const naming = routes.filter(({ operation }) => namesContact(findAnswer(operation)));
    expect(naming.length).toBeGreaterThan(30);
    const open = naming.filter(({ operation }) => {
      const [scope] = operation['x-permission'].split(':');
      const all = [operation['x-permission'], ...(operation['x-further-permissions'] ?? [])];
      return !WITH_NAMES_OF_THEIR_OWN.includes(scope!) && !all.some((permission) => permission.startsWith('contacts:'));
    });
    const others = [
      ...WITHOUT_CONTACTS_FOR_OTHERS,
      'post /api/v1/seminars/{id}/check-in',
      // A key that cannot read received mails gets none of their contacts; the tests of received mail show it.
      'post /api/v1/inbound-mails',
    ];
    expect(open.map(({ name }) => name).toSorted()).toEqual(others.toSorted());
  });

  it('leads:read and leads:write name no contacts and no interaction, whatever the route', async () => {
    const key = await api.key('manager', ['leads:read', 'leads:write']);
    const { companyId } = await make.lead();
    const fields = { companyId, source: { channel: 'web' }, ownerId: api.manager.id, contactIds: [contactId] };
    const created = await key.post('/leads', { title: 'Named', ...fields });
    expect(created.status).toBe(201);
    const path = `/leads/${created.body.id}`;
    await make.fillInFields(created.body.id, 'qualified', api.manager);
    const whole = (await api.manager.get(path)).body;
    expect([whole.contacts, whole.lastInteraction]).toMatchObject([
      [{ fullName: 'Scoped Person' }],
      { kind: 'meeting' },
    ]);
    const answers = {
      'post /api/v1/leads': created,
      'get /api/v1/leads/{id}': await key.get(path),
      'patch /api/v1/leads/{id}': await key.patch(path, { title: 'Renamed' }),
      'post /api/v1/leads/{id}/transitions': await key.post(`${path}/transitions`, { to: 'qualified' }),
      'post /api/v1/leads/{id}/status': await key.post(`${path}/status`, { status: 'lost', reason: 'financing' }),
      'delete /api/v1/leads/{id}': await key.delete(path),
      'post /api/v1/leads/{id}/restore': await key.post(`${path}/restore`),
    };
    expect(Object.keys(answers).toSorted()).toEqual(WITHOUT_CONTACTS_FOR_OTHERS.toSorted());
    for (const [route, { status, body }] of Object.entries(answers)) {
      const lead = body.lead ?? body;
      expect([route, status < 300, lead.contacts, lead.lastInteraction]).toEqual([route, true, [], null]);
    }
    const reader = await api.key('manager', ['leads:read', 'contacts:read', 'interactions:read']);
    expect((await reader.get(path)).body).toMatchObject({
      contacts: whole.contacts,
      lastInteraction: whole.lastInteraction,
    });
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
    expect((await (await api.key('manager', [scope, 'audit:read'])).get(`/audit/${items[0].id}`)).status).toBe(404);
  });
});

describe('The audit trail', () => {
  it.each(Object.entries(ROUTES))('needs for entries of %s the scopes of %s', (type, path) => {
    const { 'x-permission': own, 'x-further-permissions': further = [] } = document.paths[`/api/v1${path}`]!['get']!;
    expect([...RECORD_TYPES[type as RecordType].permissions].toSorted()).toEqual([own, ...further].toSorted());
  });

  it('gives entries of participants only to keys that read activities and contacts', async () => {
    const countEntries = async (...scopes: string[]) => {
      const key = await api.key('manager', ['audit:read', ...scopes]);
      return (await key.get('/audit?entityType=delegation_participant')).body.items.length as number;
    };
    expect(await countEntries('contacts:read')).toBe(0);
    expect(await countEntries('activities:read')).toBe(0);
    expect(await countEntries('activities:read', 'contacts:read')).toBeGreaterThan(0);
  });

  it('knows the scope of every type of record', async () => {
    const names = readdirSync(getProjectPath('src'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
    );
    const kinds: string[] = [];
    for (const name of names.filter((each) => each.endsWith('.entity.ts'))) {
      kinds.push(...listKinds(await import(`../../src/${name.replace(/\.ts$/, '.js')}`)));
    }
    const sources = names.map((name) => readFileSync(join(getProjectPath('src'), name), 'utf8'));
    const others = sources.flatMap((text) =>
      [...text.matchAll(/(?:entityType:|const ENTITY =) '(\w+)'/g)].map(([, name]) => name!),
    );
    expect([...new Set([...kinds, ...others])].toSorted()).toEqual(Object.keys(RECORD_TYPES).toSorted());
  });
});

describe('Live updates', () => {
  it('are of types of records that the web application knows, so that it reads again what it shows of them', () => {
    const rules = readFileSync(getProjectPath('web/src/shared/api/live-updates.rules.ts'), 'utf8');
    const live = Object.keys(RECORD_TYPES).filter(isLiveEntity);
    expect(live.filter((type) => !rules.includes(`'${type}'`))).toEqual([]);
  });
});

/** The names of the kinds of records that a module exports: as such, in an object, or made by a function. */
function listKinds(module: Record<string, unknown>): string[] {
  const exported = Object.entries(module).flatMap(([name, value]) => {
    if (/^build\w+Kind$/.test(name)) return [(value as (id: string) => unknown)('')];
    return isObject(value) ? [value, ...Object.values(value)] : [];
  });
  return exported.flatMap((value) => (isObject(value) && 'entity' in value ? [String(value['name'])] : []));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
