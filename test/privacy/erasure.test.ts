import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { collectLog } from '../support/log.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { erase, previewErasure } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';
import {
  buildKnownPersonSettings,
  givenKnownPerson,
  KNOWN,
  KNOWN_PARTS,
  KNOWN_WORDS,
  type KnownPerson,
} from './known-person.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const folder = useFolder();
const erasuresFile = join(folder, 'erasures', 'erasures.jsonl');

const { api, make } = useApi({
  env: buildKnownPersonSettings(sink.port, { DATA_DIR: folder, ERASURES_FILE: erasuresFile }),
});

const WORDS = [...KNOWN_WORDS, ...KNOWN_PARTS];

let person: KnownPerson;
let preview: Made;
let erased: Made;
let logged: unknown[][];
let delegationVersion: number;
beforeAll(async () => {
  person = await givenKnownPerson(api, make);
  delegationVersion = (await ok(api.bdm.get(`/delegations/${person.delegationId}`))).version;
  preview = await previewErasure(api, person.contactId);
  logged = await collectLog('error', async () => {
    const { requestId } = person;
    erased = await ok(erase(api, person.contactId, { requestId, reason: undefined }));
  });
  await api.app.get(JobRegistry).run('privacy.write-erasures');
});

async function findContacts(archived: string): Promise<Made[]> {
  const { items } = await ok(api.bdm.get(`/contacts?fullName=Erased%20person&archived=${archived}`));
  return items.filter(({ id }: Made) => id === person.contactId);
}

const count = ({ counts }: Made, table: string, treatment: string): number =>
  counts.find((one: Made) => one.table === table && one.treatment === treatment)?.rows ?? 0;

describe('The dry run of an erasure', () => {
  it('says who would be erased, and what has to be typed', () => {
    expect(preview).toMatchObject({
      key: person.contactId,
      confirm: KNOWN.fullName,
      contact: { id: person.contactId, fullName: KNOWN.fullName, mergedIds: [person.mergedContactId] },
      blockers: [],
      figures: 'unchanged',
    });
  });

  it('counts the rows by table and treatment, as the erasure does', () => {
    expect(count(preview, 'contact', 'clear')).toBe(2);
    expect(count(preview, 'travel_detail', 'clear')).toBe(1);
    expect(count(preview, 'intake_registration', 'hash')).toBe(2);
    expect(count(preview, 'document_chunk', 'bytes')).toBe(1);
    // The decisions about mentions add the texts of records that are not the person's.
    const decided = ['text', 'changes'];
    const rest = ({ counts }: Made) => counts.filter(({ treatment }: Made) => !decided.includes(treatment));
    const raw = rest(erased).find(({ table, treatment }: Made) => table === 'inbound_mail' && treatment === 'bytes');
    expect(rest(preview)).toEqual(
      rest(erased).map((one: Made) => (one === raw ? { ...raw, rows: raw.rows - 1 } : one)),
    );
  });

  it('asks about titles, about other records and about parts of the name, and about nothing else', () => {
    const asked = new Set(preview.mentions.map(({ table, column, why }: Made) => `${table}.${column} ${why}`));
    expect([...asked].toSorted()).toEqual([
      'document.title full',
      'inbound_mail.text full',
      'inbound_mail.visible_text full',
      'interaction.summary part',
      'lead.codename part',
      'lead.title full',
      'task.title full',
      'task.title part',
    ]);
    const summary = preview.mentions.find(({ table }: Made) => table === 'interaction');
    expect(summary.excerpt).toContain(`${KNOWN.givenName} (`);
  });

  it('says what stays and why', () => {
    expect(preview.keeps.map(({ table }: Made) => table)).toEqual(
      expect.arrayContaining(['consent', 'privacy_suppression', 'files', 'backups']),
    );
  });
});

describe('The erasure of a person', () => {
  it('leaves no word of the person in any table, file or log', async () => {
    const logs = logged.map((entry) => JSON.stringify(entry));
    expect(await searchEverywhere({ db: api.db, folders: [folder], logs }, WORDS)).toEqual([]);
  });

  it('archives the contact and those merged into it for good', async () => {
    for (const id of [person.contactId, person.mergedContactId]) {
      expect((await api.bdm.get(`/contacts/${id}`)).problem).toEqual([404, 'contact.erased']);
      expect((await api.bdm.patch(`/contacts/${id}`, { fullName: 'Back' })).problem).toEqual([404, 'contact.erased']);
      expect((await api.bdm.delete(`/contacts/${id}`)).problem).toEqual([404, 'contact.erased']);
      expect((await api.bdm.post(`/contacts/${id}/restore`)).problem).toEqual([409, 'contact.not_restorable']);
    }
    const consent = { purpose: 'marketing', granted: true, wording: 'Yes', wordingVersion: '1', source: 'Letter' };
    const { problem } = await api.bdm.post(`/contacts/${person.contactId}/consents`, consent);
    expect(problem).toEqual([404, 'contact.erased']);
  });

  it('shows the contact only in lists of archived ones, with a new updatedAt', async () => {
    expect(await findContacts('false')).toEqual([]);
    for (const archived of ['true', 'any']) {
      expect(await findContacts(archived)).toEqual([
        expect.objectContaining({
          fullName: 'Erased person',
          email: null,
          erasedAt: erased.at,
          archivedAt: expect.any(String),
          updatedAt: erased.at,
        }),
      ]);
    }
  });

  it('replaces titles and texts with a new version of their records', async () => {
    const [lead] = person.leadIds;
    const { title, description, requirements } = await ok(api.bdm.get(`/leads/${lead}`));
    expect({ title, description, requirements }).toEqual({
      title: 'Larger plant of [erased person]',
      description: '[erased person] wants a plant',
      requirements: 'Write to [erased person] or [erased person]',
    });
    const delegation = await ok(api.bdm.get(`/delegations/${person.delegationId}`));
    expect(delegation).toMatchObject({ notes: '[erased person] leads', version: delegationVersion + 1 });
    const { items } = await ok(api.manager.get(`/audit?entityId=${lead}&action=mention_erased`));
    expect(items).toHaveLength(1);
  });

  it('keeps the words of earlier titles as they were, but for the name', async () => {
    const { rows } = await api.db.query(
      `SELECT data->>'title' AS title FROM lead_version WHERE lead_id = $1 ORDER BY valid_from`,
      [person.leadIds[0]],
    );
    expect(rows.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Plant of [erased person]', 'Larger plant of [erased person]']),
    );
  });

  it('ends the request, its subject included, and the task of its handler', async () => {
    const request = await ok(api.manager.get(`/privacy/requests/${person.requestId}`));
    expect(request).toMatchObject({
      state: 'done',
      subjectName: 'Erased person',
      subjectEmail: null,
      notes: null,
      answeredOn: expect.any(String),
    });
    expect(await ok(api.manager.get(`/tasks/${request.taskId}`))).toMatchObject({ status: 'done' });
  });

  it('says in the audit trail who erased which contact and when, with ids and counts', async () => {
    const { items } = await ok(api.manager.get(`/audit?entityId=${person.contactId}&action=erased`));
    expect(items.map(({ entityType }: Made) => entityType).toSorted()).toEqual(['contact', 'person']);
    expect(items[0].actor ?? items[0]).toBeTruthy();
    const created = await ok(api.manager.get(`/audit?entityId=${person.contactId}&action=created`));
    expect(JSON.stringify(created)).toContain('[erased]');
  });

  it('is in the register with its decisions, by ids only', async () => {
    const { items } = await ok(api.manager.get('/privacy/erasures'));
    expect(items).toEqual([
      expect.objectContaining({
        id: erased.id,
        contactId: person.contactId,
        key: person.contactId,
        requestId: person.requestId,
        requestReference: expect.stringMatching(/^PRIV-/),
        by: api.manager.id,
        counts: erased.counts,
      }),
    ]);
    const entry = await ok(api.manager.get(`/privacy/erasures/${erased.id}`));
    expect(entry.decisions).toHaveLength(preview.mentions.length);
    expect((await api.manager.get(`/privacy/erasures/${person.contactId}`)).problem).toEqual([
      404,
      'erasure.not_found',
    ]);
  });

  it('is written to the file of erasures once, with ids and hashes', async () => {
    await api.app.get(JobRegistry).run('privacy.write-erasures');
    const lines = readFileSync(erasuresFile, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      id: erased.id,
      at: erased.at,
      contactId: person.contactId,
      emailHashes: [expect.stringMatching(/^[\da-f-]{36}:[\da-f]{64}$/), expect.any(String)],
    });
  });

  it('is answered with nothing when it is repeated', async () => {
    const again = await ok(
      api.manager.post('/privacy/erasures', {
        key: person.contactId,
        reason: 'objection',
        dryRun: false,
        confirm: KNOWN.fullName,
      }),
    );
    expect(again).toEqual({ id: null, at: expect.any(String), counts: [], keeps: [] });
    expect((await previewErasure(api, person.contactId)).counts).toEqual([]);
    expect((await findContacts('true'))[0].updatedAt).toBe(erased.at);
  });
});

describe('After the erasure', () => {
  const expectNothing = (text: string) => {
    const lower = text.toLowerCase();
    expect(WORDS.filter((word) => lower.includes(word.toLowerCase()))).toEqual([]);
  };

  it.each([
    ['timeline of the company', () => `/companies/${person.companyId}/timeline`],
    ['list of contacts', () => '/contacts?archived=any&limit=100'],
    ['export of contacts', () => '/contacts/export?archived=any&format=csv'],
    ['list of interactions', () => '/interactions?limit=100'],
    ['export of leads', () => '/leads/export?format=jsonl'],
    ['list of mails', () => '/mails?limit=100'],
    ['list of received mails', () => '/inbound-mails?limit=100'],
    ['registrations by form', () => '/intake/registrations?limit=100'],
    ['deliveries of forms', () => '/intake/deliveries?limit=100'],
    ['documents', () => '/documents?limit=100&archived=any'],
    ['audit trail', () => '/audit?limit=100'],
    ['list of tasks', () => '/tasks?limit=100'],
    ['requests', () => '/privacy/requests?limit=100&archived=any'],
  ])('there is nothing of the person in the %s', async (_, path) => {
    const answer = await api.manager.get(path());
    expect(answer.status).toBe(200);
    expectNothing(answer.text);
  });

  it.each(['Quillonia', 'Vandersteenhoven', 'ouyang', '欧阳慧岚', 'quillonia.vds@steenhoven.example', '0470998877'])(
    'a search for %s finds nothing',
    async (q) => {
      const { items } = await ok(api.manager.get(`/search?q=${encodeURIComponent(q)}`));
      expect(items).toEqual([]);
      const people = await ok(api.manager.get(`/privacy/people?q=${encodeURIComponent(q)}`));
      expect(
        people.items.filter(({ records }: Made) => records.some(({ kind }: Made) => kind !== 'suppression')),
      ).toEqual([]);
    },
  );

  it('the bytes of the deliveries and of the document are gone', async () => {
    for (const id of person.deliveryIds) {
      expect((await api.manager.get(`/intake/deliveries/${id}/raw`)).problem).toEqual([409, 'intake.body_removed']);
    }
    expect((await api.manager.get(`/documents/${person.documentIds[0]}/versions/1/file`)).status).toBeGreaterThan(400);
  });
});
