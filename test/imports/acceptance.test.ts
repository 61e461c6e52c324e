import { ManualClock } from '../../src/common/time/clock.service.js';
import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { type Answer, Caller, PASSWORD, useApi } from '../support/api.js';
import { walk } from '../support/walk.js';
import { readAnswers } from './answers.given.js';
import { stripRecordIds, upload, work } from './imports.given.js';
import { type Agency, type AgencyFile, generateAgency } from './untidy-agency.given.js';

const DAY_MS = 86_400_000;
/** Part of 5,000 companies, 8,000 contacts, 3,000 leads and 20,000 interactions; 1 imports all of them. */
const SCALE = Number(process.env['IMPORT_SCALE'] ?? 0.01);
const [YESTERDAY, TODAY, TOMORROW] = [-1, 0, 1].map((days) => new Date(Date.now() + days * DAY_MS)) as [
  Date,
  Date,
  Date,
];
/** The whole import takes long. */
const LONG_MS = 90_000 + SCALE * 36_000_000;
const yesterday = getLocalDate(AGENCY_ZONE, YESTERDAY);

const clock = new ManualClock(YESTERDAY);
let agency: Agency;
/** The person who imports, and the one who undoes. */
let bdm: Caller;
let manager: Caller;
/** A reader whose key is valid on every day. */
let reader: Caller;
let reporter: Caller;

const { api } = useApi({ clock });
beforeAll(async () => {
  agency = await generateAgency({
    companies: 5_000 * SCALE,
    contacts: 8_000 * SCALE,
    leads: 3_000 * SCALE,
    interactions: 20_000 * SCALE,
  });
  [reader, reporter] = [await api.key('manager'), await api.key('reporting')];
  await storeRecords();
});

/** Signs a person in again, because a session of yesterday has ended. */
async function signInAgain({ id }: Caller): Promise<Caller> {
  const { rows } = await api.db.query<{ email: string }>('SELECT email FROM app_user WHERE id = $1', [id]);
  const { body } = await api.anonymous.post('/auth/login', { email: rows[0]!.email, password: PASSWORD });
  return new Caller(api.url, id, { authorization: `Bearer ${body.accessToken}` });
}

async function make(path: string, body: object): Promise<string> {
  const answer = await api.bdm.post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  return answer.body.id as string;
}

/** Stores the records that the files repeat. */
async function storeRecords(): Promise<void> {
  const { companies, contacts, leads, interactions } = agency.stored;
  const ids = new Map<string, string>();
  for (const company of companies) ids.set(company.name, await make('/companies', company));
  const at = <T extends { companyName: string }>({ companyName, ...body }: T) => ({
    ...body,
    companyId: ids.get(companyName),
  });
  for (const contact of contacts) await make('/contacts', at(contact));
  for (const lead of leads) await make('/leads', { ...at(lead), source: { channel: 'web' } });
  for (const interaction of interactions) await make('/interactions', { ...at(interaction), kind: 'meeting' });
}

async function uploadFile(by: Caller, { entity, name, content }: AgencyFile): Promise<string> {
  const { status, body, text } = await upload(by, { entity, name, content });
  if (status !== 201) throw new Error(text);
  return body.id as string;
}

/** Checks or runs an import, and returns its rows without their ids. */
async function processRows(by: Caller, id: string, route: 'dry-run' | 'run'): Promise<Answer['body'][]> {
  const { status, text } = await by.post(`/imports/${id}/${route}`);
  if (status !== 202) throw new Error(text);
  const began = Date.now();
  await work(api);
  if (SCALE > 0.1) console.log(`${route} ${(Date.now() - began) / 1_000} s`);
  return (await walk(by, `/imports/${id}/rows?limit=200`)).rows;
}

/** Reduces a row to what the generator knows about it. */
function summarise(row: Answer['body'], { field, fields, repeatsRow, warning }: Record<string, unknown>) {
  return {
    row: row['row'],
    outcome: row['outcome'],
    ...(field !== undefined && { field: row['errors'][0]?.field }),
    ...(warning !== undefined && { warning: row['warnings'][0]?.code }),
    ...(fields !== undefined && { fields: row['changes'].map((change: { field: string }) => change.field).toSorted() }),
    ...(repeatsRow !== undefined && { repeatsRow: row['repeatsRow'] ?? row['candidates'][0]?.row }),
  };
}

/** Reads lists with their counts, searches, exports and all reports. */
function readEverything(): Promise<Map<string, unknown>> {
  const { companies, contacts, leads } = agency.stored;
  const texts = ['Vestiging', 'Zo', '会谈', companies[0]!.name, contacts[0]!.fullName, leads[0]!.title];
  return readAnswers(reader, reporter, texts);
}

async function readPastReports(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const { items } = (await reporter.get('/reports')).body as { items: { name: string }[] };
  for (const { name } of items) {
    const path = `/reports/${name}?asOf=${yesterday}&from=2016-01-01`;
    files.set(path, (await reporter.bytes(path)).toString('base64'));
  }
  return files;
}

describe('The files of an untidy agency', () => {
  const imports: string[] = [];
  let today: Map<string, unknown>;
  let tomorrow: Map<string, unknown>;
  let past: Map<string, string>;

  beforeAll(async () => {
    clock.set(TOMORROW);
    tomorrow = await readEverything();
    clock.set(TODAY);
    [today, past] = [await readEverything(), await readPastReports()];
    [bdm, manager] = [await signInAgain(api.bdm), await signInAgain(api.manager)];
  });

  it(
    'are imported exactly as the check says beforehand, and the check says what is true',
    async () => {
      for (const file of agency.files) {
        const id = await uploadFile(bdm, file);
        imports.push(id);
        const checked = await processRows(bdm, id, 'dry-run');
        const truth = [...file.truth].map(([row, expected]) => ({ row, ...expected }));
        expect(checked.map((row) => summarise(row, file.truth.get(row['row'])!))).toEqual(truth);
        expect(stripRecordIds(await processRows(bdm, id, 'run'))).toEqual(stripRecordIds(checked));
      }
    },
    LONG_MS,
  );

  it('leave the reports of past days as they were', async () => {
    expect(await readPastReports()).toEqual(past);
  });

  it(
    'change nothing when they are imported a second time',
    async () => {
      for (const [index, file] of agency.files.entries()) {
        const id = await uploadFile(bdm, file);
        const rows = await processRows(bdm, id, 'run');
        const first = new Map(
          (await walk(bdm, `/imports/${imports[index]}/rows?limit=200`)).rows.map((row) => [
            row['row'],
            row['outcome'],
          ]),
        );
        for (const { row, outcome, changes } of rows) {
          const before = first.get(row);
          const expected = before === 'error' || before === 'possible_duplicate' ? before : 'skip';
          expect({ row, outcome, changes }).toEqual({ row, outcome: expected, changes: [] });
        }
        expect((await reader.get(`/audit?importId=${id}`)).body.items).toEqual([]);
      }
    },
    LONG_MS,
  );

  it(
    'leave no trace in lists, counts, searches, exports and reports after an undo, on this day and on the next',
    async () => {
      for (const id of imports.toReversed()) {
        expect((await manager.post(`/imports/${id}/undo`)).body).toMatchObject({ remainders: [], leave: 0 });
        await work(api);
        expect((await manager.get(`/imports/${id}`)).body).toMatchObject({ status: 'undone' });
      }
      expect(await readEverything()).toEqual(today);
      expect(await readPastReports()).toEqual(past);
      clock.set(TOMORROW);
      expect(await readEverything()).toEqual(tomorrow);
    },
    LONG_MS,
  );
});
