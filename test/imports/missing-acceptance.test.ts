import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { walk } from '../support/walk.js';
import { readAnswers } from './answers.given.js';
import { upload, work } from './imports.given.js';
import { buildKbo, buildPerson, buildPlainName, buildSlug } from './untidy-names.given.js';

const DAY_MS = 86_400_000;
const [TODAY, TOMORROW] = [0, 1].map((days) => new Date(Date.now() + days * DAY_MS)) as [Date, Date];
const ROWS = 500;
const COMPANIES = 212;
const LONG_MS = 600_000;

const clock = new ManualClock(TODAY);
const { api } = useApi({ clock, keys: ['manager'] });

/** Returns a sheet with the company, the person and the project of each row. Companies are repeated, and some people. */
function buildSheet(): string {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const company = n % COMPANIES;
    const person = n % 250;
    const isFirst = n < COMPANIES;
    return [
      `Vestiging ${n}`,
      'web',
      `2025-0${1 + (n % 9)}-15`,
      `${buildPlainName(company)} NV`,
      'BE',
      isFirst ? buildKbo(company) : '',
      isFirst ? 'Gent' : '',
      buildPerson(person),
      `${buildSlug(person)}@voorbeeld.example`,
      isFirst ? '+32 9 210 11 22' : '',
    ].join(';');
  });
  const headings =
    'Titel;Kanaal;Ontvangen op;Bedrijf / Naam;Bedrijf / Land;Bedrijf / KBO;Bedrijf / Stad;Contact / Naam;Contact / E-mail;Contact / Telefoon';
  return `${headings}\n${lines.join('\n')}\n`;
}

async function processRows(by: Caller, id: string, route: 'dry-run' | 'run'): Promise<Answer['body'][]> {
  const { status, text } = await by.post(`/imports/${id}/${route}`);
  if (status !== 202) throw new Error(text);
  await work(api);
  return (await walk(by, `/imports/${id}/rows?limit=200`)).rows;
}

async function uploadSheet(): Promise<string> {
  const { id } = await ok(upload(api.bdm, { entity: 'leads', content: buildSheet() }));
  await ok(api.bdm.patch(`/imports/${id}`, { createMissing: ['companies', 'contacts'] }));
  return id as string;
}

async function countRecords() {
  const counts = ['companies', 'contacts', 'leads'].map(async (list) => {
    return [list, (await api.manager.get(`/${list}?limit=1&count=true`)).body.total as number];
  });
  return Object.fromEntries(await Promise.all(counts)) as Record<string, number>;
}

describe('A sheet with company, contact and lead in each row', () => {
  it(
    'comes in with one import, every record once, and leaves no trace after the undo',
    async () => {
      const reporter = await api.key('reporting');
      const readAll = () => readAnswers(api.manager, reporter, ['Vestiging', buildPlainName(0), buildPerson(0)]);
      clock.set(TOMORROW);
      const tomorrow = await readAll();
      clock.set(TODAY);
      const before = await countRecords();
      const id = await uploadSheet();
      const { mapping } = (await api.bdm.get(`/imports/${id}`)).body;
      expect(mapping.map(({ field }: { field: string }) => field)).toEqual([
        'title',
        'source.channel',
        'receivedOn',
        'company.name',
        'company.country',
        'company.identifiers.KBO',
        'company.city',
        'contact.fullName',
        'contact.email',
        'contact.phone',
      ]);
      const checked = await processRows(api.bdm, id, 'dry-run');
      expect(checked.find(({ errors, candidates }) => errors.length + candidates.length > 0)).toBeUndefined();
      const counts = {
        counts: { create: ROWS, error: 0, possible_duplicate: 0 },
        createsCounts: { companies: COMPANIES, contacts: 250 },
      };
      expect((await api.bdm.get(`/imports/${id}`)).body).toMatchObject(counts);
      expect(await countRecords()).toEqual(before);
      const done = await processRows(api.bdm, id, 'run');
      expect(done.map(({ creates }) => creates)).toEqual(checked.map(({ creates }) => creates));
      expect((await api.bdm.get(`/imports/${id}`)).body).toMatchObject(counts);
      const added = { companies: COMPANIES, contacts: 250, leads: ROWS };
      const now = await countRecords();
      expect(Object.keys(added).map((list) => now[list]! - before[list]!)).toEqual(Object.values(added));

      const again = await uploadSheet();
      const repeated = await processRows(api.bdm, again, 'run');
      expect(new Set(repeated.map(({ outcome }) => outcome))).toEqual(new Set(['skip']));
      expect(await countRecords()).toEqual(now);

      const undo = await ok(api.manager.post(`/imports/${id}/undo`));
      expect(undo).toMatchObject({ archive: COMPANIES + 250 + ROWS, restore: 0 });
      await work(api);
      expect((await api.manager.get(`/imports/${id}`)).body.status).toBe('undone');
      expect(await countRecords()).toEqual(before);
      clock.set(TOMORROW);
      expect(await readAll()).toEqual(tomorrow);
    },
    LONG_MS,
  );
});
