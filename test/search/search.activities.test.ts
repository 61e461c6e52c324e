import { useApi } from '../support/api.js';
import { StoredRows } from '../support/stored.rows.js';
import { updateRows } from '../support/rows.js';

let stored: StoredRows;
const made: Record<string, string> = {};
const { api, make } = useApi();
beforeAll(async () => {
  stored = new StoredRows(api.db);
  for (const [key, row] of Object.entries(ACTIVITIES)) made[key] = await stored.activity(row);
  made['hamburg'] = await stored.stop(made['roadshow']!, {
    reference: 'ROAD-2016-0001-S2',
    title: 'Harbour evening',
    position: 2,
    venue: 'Elbphilharmonie',
  });
  for (const [key, row] of Object.entries(AGREEMENTS)) made[key] = await stored.agreement(row);
  // Alike, but never what is meant below.
  await make.company({ name: 'Delta Works' });
  await make.contact({ fullName: 'Del Roadman' });
});

const ACTIVITIES: Record<string, Record<string, unknown>> = {
  delegation: {
    kind: 'delegation',
    reference: 'DEL-2015-0001',
    title: 'First delegation to Guangdong, with a seminar',
    starts_on: '2015-10-19',
    ends_on: '2015-10-25',
    city: 'Guangzhou',
    country: 'CN',
    direction: 'outbound',
  },
  roadshow: {
    kind: 'roadshow',
    reference: 'ROAD-2016-0001',
    title: 'Autumn tour for members',
    starts_on: '2016-10-03',
    ends_on: '2016-10-14',
  },
  seminar: {
    kind: 'seminar',
    reference: 'SEM-2016-0001',
    title: '林堡省智慧照明研讨会',
    starts_on: '2016-11-08',
    ends_on: '2016-11-08',
    city: 'Hasselt',
    venue: 'Corda Campus',
    country: 'BE',
  },
  eclairage: { title: 'Soirée « Éclairage horticole »', city: 'Liège', starts_on: '2017-02-01', ends_on: '2017-02-01' },
};

const AGREEMENTS: Record<string, Record<string, unknown>> = {
  twinning: {
    kind: 'twinning',
    reference: 'AGR-2015-0001',
    title: 'Guangdong–Limburg sister provinces',
    signed_on: '2015-06-24',
  },
  partnership: {
    kind: 'strategic_partnership',
    reference: 'AGR-2016-0001',
    title: 'GSC and Locate in Limburg',
    fields: ['education', 'elderly care', 'agriculture'],
    signed_on: '2016-05-24',
  },
};

/** What is typed, why, the record that must come first, and the field it is found in. */
const QUESTIONS: [question: string, reason: string, expected: string, field: string][] = [
  ['First delegation to Guangdong, with a seminar', 'the whole title', 'delegation', 'title'],
  ['delegation guangdong', 'words of the title', 'delegation', 'title'],
  ['delegaton guangdong', 'a misspelt word', 'delegation', 'title'],
  ['guangzhou', 'a city', 'delegation', 'place'],
  ['guangzuo', 'a misspelt city', 'delegation', 'place'],
  ['DEL-2015-0001', 'a reference', 'delegation', 'reference'],
  ['del 2015 1', 'a reference as spoken', 'delegation', 'reference'],
  ['DEL-2015', 'the beginning of a reference', 'delegation', 'reference'],
  ['ROAD-2016-0001', 'a roadshow by reference, before its stops', 'roadshow', 'reference'],
  ['roadshow 2016', 'kind and year, neither in the title', 'roadshow', 'kind'],
  ['ROAD-2016-0001-S2', 'a stop by reference', 'hamburg', 'reference'],
  ['road20160001s2', 'a stop by reference without dashes', 'hamburg', 'reference'],
  ['2016-0001-s2', 'a stop by reference without its beginning', 'hamburg', 'reference'],
  ['elbphilharmonie', 'a venue', 'hamburg', 'place'],
  ['harbour hamburg', 'title and city', 'hamburg', 'title'],
  ['照明', 'two characters inside a title', 'seminar', 'title'],
  ['智慧照明', 'four characters inside a title', 'seminar', 'title'],
  ['林堡省智慧照明研讨会', 'a Chinese title', 'seminar', 'title'],
  ['seminar corda 2016', 'kind, venue and year', 'seminar', 'place'],
  ['广州', 'a city in characters, stored in letters', 'delegation', 'place'],
  ['soiree eclairage', 'French without accents', 'eclairage', 'title'],
  ['ÉCLAIRAGE HORTICOLE', 'French in capitals', 'eclairage', 'title'],
  ['liege', 'a city without its accent', 'eclairage', 'place'],
  ['sister provinces', 'words of an agreement', 'twinning', 'title'],
  ['sister provinecs', 'a misspelt word of an agreement', 'twinning', 'title'],
  ['twinning', 'a kind of agreement', 'twinning', 'kind'],
  ['AGR-2015-0001', 'an agreement by reference', 'twinning', 'reference'],
  ['agr 2016', 'the beginning of the reference of an agreement', 'partnership', 'reference'],
  ['education', 'a field of cooperation', 'partnership', 'field'],
  ['elderly care', 'a field of two words', 'partnership', 'field'],
  ['educaton', 'a misspelt field', 'partnership', 'field'],
  ['gsc partnership 2016', 'title, kind and year', 'partnership', 'title'],
];

const items = async (question: string, more = '', caller = api.bdm) =>
  (await caller.get(`/search?q=${encodeURIComponent(question)}${more}`)).body.items;
const ids = async (question: string, more = '', caller = api.bdm): Promise<string[]> =>
  (await items(question, more, caller)).map(({ id }: { id: string }) => id);

describe('The search finds activities and agreements', () => {
  it.each(QUESTIONS)('%s (%s): %s, by its %s', async (question, _reason, expected, field) => {
    const hits = await items(question);
    expect(Object.keys(made).find((key) => made[key] === hits[0]?.id)).toBe(expected);
    expect(hits[0].matchedOn).toBe(field);
  });

  it('and shows what distinguishes them from others', async () => {
    expect(await items('DEL-2015-0001')).toEqual([
      {
        kind: 'activity',
        id: made['delegation'],
        title: 'First delegation to Guangdong, with a seminar',
        subtitle: 'delegation · Guangzhou · CN · 2015-10-19',
        details: expect.objectContaining({
          type: 'delegation',
          city: 'Guangzhou',
          country: 'CN',
          day: '2015-10-19',
          status: null,
        }),
        reference: 'DEL-2015-0001',
        score: 1,
        matchedOn: 'reference',
        archived: false,
      },
    ]);
    expect(await items('AGR-2016-0001')).toMatchObject([
      { kind: 'agreement', subtitle: 'strategic partnership · in force · 2016-05-24', reference: 'AGR-2016-0001' },
    ]);
  });

  it('not by a word that is only in references', async () => {
    expect(await ids('road', '&kind=activity')).toEqual([made['hamburg'], made['roadshow']]);
    expect(await ids('del', '&kind=agreement')).toEqual([]);
    expect((await items('del')).map(({ kind }: { kind: string }) => kind)).toEqual(['contact', 'company', 'activity']);
  });

  it('a roadshow by its reference, and then its stops', async () => {
    expect(await ids('ROAD-2016-0001')).toEqual([made['roadshow'], made['hamburg']]);
    expect(await ids('ROAD-2016-0001-S2')).toEqual([made['hamburg']]);
    expect(await ids('ROAD-2016-0001-S3')).toEqual([]);
  });

  it('everything with a number, when the reference does not say of what', async () => {
    expect(await ids('2015-0001')).toEqual([made['twinning'], made['delegation']]);
  });

  it('only those of the kinds asked for, companies before activities of the same worth', async () => {
    const company = await make.company({ name: 'Cloudberry' });
    const [activity, agreement] = [
      await stored.activity({ title: 'Cloudberry' }),
      await stored.agreement({ title: 'Cloudberry' }),
    ];
    expect(await ids('cloudberry')).toEqual([company.id, activity, agreement]);
    expect(await ids('cloudberry', '&kind=activity')).toEqual([activity]);
    expect(await ids('cloudberry', '&kind=agreement&kind=company')).toEqual([company.id, agreement]);
    expect(await ids('cloudberry', '&limit=2')).toEqual([company.id, activity]);
  });

  it('for a key whose scopes let it read them', async () => {
    const found = async (...scopes: string[]) =>
      ids('seminar', '', await api.key('viewer', ['search:read', 'companies:read', ...scopes]));
    expect(await found()).toEqual([]);
    expect(await found('agreements:read')).toEqual([]);
    expect(await found('activities:read')).toContain(made['seminar']);
  });

  it('by nothing that a confidential lead says of them', async () => {
    const activityId = await stored.activity({ title: 'Winter reception' });
    const source = { channel: 'activity', activityId };
    await make.lead({ title: 'Brightwater works', source, confidential: true, codename: 'Kestrelwing' });
    const outsider = await api.user('bdm');
    for (const question of ['Brightwater', 'Kestrelwing', 'kestrelwinf']) {
      expect(await ids(question, '', outsider)).toEqual([]);
      expect(await ids(question, '&kind=activity', api.manager)).toEqual([]);
    }
  });
});

describe('The index of activities and agreements', () => {
  it('follows every change in the transaction of the change', async () => {
    const [activity, agreement] = [
      await stored.activity({ title: 'Lapwing evening', city: 'Tongeren' }),
      await stored.agreement({ title: 'Lapwing accord', fields: ['astronomy'] }),
    ];
    expect(await ids('lapwing')).toEqual([activity, agreement]);
    const client = await api.db.connect();
    const entries = async (word: string) =>
      (await client.query('SELECT FROM search_entry WHERE terms @@ $1::tsquery', [word])).rowCount;
    try {
      await client.query('BEGIN');
      await updateRows(client, 'activity', { id: activity }, { title: 'Goldcrest evening', city: 'Bilzen' });
      await updateRows(client, 'agreement', { id: agreement }, { fields: ['botany'], signed_on: '2019-01-01' });
      expect([await entries('goldcrest'), await entries('botany'), await entries('tongeren')]).toEqual([1, 1, 0]);
      expect(await ids('goldcrest')).toEqual([]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    expect(await ids('lapwing')).toEqual([agreement]);
    expect([await ids('Tongeren'), await ids('astronomy')]).toEqual([[], []]);
    expect([await ids('goldcrest bilzen'), await ids('botany 2019')]).toEqual([[activity], [agreement]]);
  });

  it.each(['activity', 'agreement'] as const)(
    'forgets an archived %s until it is restored, and a deleted one',
    async (table) => {
      const id = await stored[table]({ title: `Nuthatch ${table}`, reference: `NUT-${table}` });
      expect(await ids(`nuthatch ${table}`)).toEqual([id]);
      await updateRows(api.db, table, { id }, { archived_at: new Date() });
      for (const question of [`nuthatch ${table}`, `nuthach ${table}`]) expect(await ids(question)).toEqual([]);
      // Renamed in the archive: restored under the new name.
      await updateRows(api.db, table, { id }, { title: 'Treecreeper' });
      expect(await ids('treecreeper')).toEqual([]);
      await updateRows(api.db, table, { id }, { archived_at: null });
      expect([await ids('treecreeper'), await ids('nuthatch')]).toEqual([[id], []]);
      await api.db.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
      expect(await ids('treecreeper')).toEqual([]);
    },
  );

  it.each(['activity', 'agreement'])('of kind %s is read by itself, whatever others have', async (kind) => {
    const client = await api.db.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL enable_seqscan = off');
      const { rows } = await client.query(
        `EXPLAIN (FORMAT JSON) SELECT id FROM search_entry WHERE kind = '${kind}' AND terms @@ '''seminar'''::tsquery`,
      );
      expect(JSON.stringify(rows)).toContain(`"Index Name":"search_entry_${kind}_idx"`);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});
