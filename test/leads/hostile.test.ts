import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

let lead: Made;
let company: Made;
const { api, make } = useApi();
beforeAll(async () => {
  company = await make.company();
  lead = await make.lead({ companyId: company.id });
});

const ABOUT = ['title', 'companyId', 'contactIds', 'ownerId', 'source', 'sector', 'sectorVersion', 'drivers', 'sites'];
const FIGURES = ['competitorLocations', 'capex', 'screening', 'receivedOn', 'jobsExpected', 'confidential', 'teamIds'];
const VALUES = [
  'null',
  'true',
  '-1',
  '1e400',
  '12.5',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '{}',
  '[]',
  '[null]',
  '[[]]',
  '[{}]',
  '[{"name":null}]',
  '{"length":1}',
  '{"amount":1,"currency":"EUR","rate":1e-300}',
  '{"channel":{"toString":1}}',
  `"${'9'.repeat(400)}"`,
];

const json = { 'content-type': 'application/json' };

describe('Bad input about leads', () => {
  it.each([
    ['POST', '/leads', [...ABOUT, ...FIGURES]],
    ['PATCH', '/leads/{id}', [...ABOUT, ...FIGURES]],
    ['POST', '/leads/{id}/transitions', ['to', 'occurredOn', 'note', 'evidence']],
    ['POST', '/leads/{id}/status', ['status', 'reason', 'note', 'lostToCountry']],
    ['POST', '/leads/{id}/evidence', ['kind', 'url', 'note']],
    ['POST', '/leads/{id}/realisations', ['asOf', 'jobs', 'capexEur']],
    ['POST', '/leads/{id}/screening/triage', ['sensitiveAreas', 'votingRightsPercent', 'gainsControl']],
  ])(
    'of any kind to %s %s never fails on our side',
    async (method, template, fields) => {
      const path = template.replace('{id}', lead.id);
      const bodies = [
        '',
        '{',
        'null',
        '[]',
        '"x"',
        '7',
        '{"a\\u0000b":1}',
        `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
        '{"__proto__":{"stage":"invested"}}',
        '{"constructor":{"prototype":{}}}',
        ...fields.flatMap((field) => VALUES.map((value) => `{${JSON.stringify(field)}:${value}}`)),
      ];
      for (const body of bodies) {
        const answer = await api.manager.send(method, path, body, json);
        const fine =
          answer.status < 400 || (answer.status < 500 && /problem\+json/.test(answer.headers.get('content-type')!));
        expect([body.slice(0, 80), answer.status, fine]).toEqual([body.slice(0, 80), answer.status, true]);
      }
    },
    120_000,
  );

  it.each([
    ['an unknown field', { shoeSize: 44 }, '/shoeSize'],
    ['an unknown field inside', { source: { channel: 'web', colour: 'red' } }, '/source/colour'],
    ['two lines for a title', { title: 'a\nb' }, '/title'],
    ['an over-long title', { title: 'x'.repeat(201) }, '/title'],
    ['an over-long text', { description: 'x'.repeat(20_001) }, '/description'],
    ['white space for a title', { title: ' \t' }, '/title'],
    ['a NUL character', { title: 'a\0b' }, '/title'],
    ['half a character', { requirements: 'a\ud800' }, '/requirements'],
    ['a NUL deep inside', { sites: [{ name: 'a\0' }] }, '/sites/0/name'],
    ['more jobs than people', { jobsExpected: 99_999_999_999 }, '/jobsExpected'],
    ['more money than there is', { announcedCapexEur: 9e15 + 2 }, '/announcedCapexEur'],
    ['a negative amount', { capex: { amount: -1, currency: 'EUR' } }, '/capex/amount'],
    ['an amount that overflows in euro', { capex: { amount: 9e15, currency: 'GBP', rate: 1.2 } }, '/capex/amount'],
    ['a rate of nothing', { capex: { amount: 1, currency: 'GBP', rate: 0 } }, '/capex/rate'],
    ['a rate smaller than any', { capex: { amount: 1, currency: 'GBP', rate: 1e-300 } }, '/capex/rate'],
    ['a text for a number', { jobsExpected: '12' }, '/jobsExpected'],
    ['a number for yes', { confidential: 1 }, '/confidential'],
    ['a date with a time', { expectedDecisionOn: '2026-01-01T00:00:00Z' }, '/expectedDecisionOn'],
    ['a year beyond reason', { expectedDecisionOn: '9999-01-01' }, '/expectedDecisionOn'],
    ['a thousand sites', { sites: Array.from({ length: 51 }, (_, n) => ({ name: `S${n}` })) }, '/sites'],
    ['an unknown channel', { source: { channel: 'pigeon' } }, '/source/channel'],
    ['an unknown kind of investment', { investmentType: 'gift' }, '/investmentType'],
    ['an unknown screening status', { screening: { status: 'fine' } }, '/screening/status'],
    ['an id that is none', { ownerId: 'me' }, '/ownerId'],
  ])('such as %s is named with a pointer: 422', async (_, change, pointer) => {
    const made = await api.bdm.post('/leads', {
      title: 'T',
      companyId: company.id,
      source: { channel: 'web' },
      ...change,
    });
    expect([made.status, made.pointers]).toEqual([422, [pointer]]);
    const patched = await api.bdm.patch(`/leads/${lead.id}`, change);
    expect([patched.status, patched.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it.each([
    ['/transitions', { to: 'qualified', occurredOn: '2026-02-30' }, '/occurredOn'],
    ['/transitions', { to: 'moon' }, '/to'],
    ['/transitions', {}, '/to'],
    ['/transitions', { to: 'qualified', evidence: [{ kind: 'rumour', note: 'x' }] }, '/evidence/0/kind'],
    ['/transitions', { to: 'qualified', evidence: [null] }, '/evidence/0'],
    ['/transitions', { to: 'qualified', force: true }, '/force'],
    ['/evidence', { kind: 'press_release', url: 'javascript:alert(1)' }, '/url'],
    ['/evidence', { kind: 'press_release', note: ' ' }, ''],
    ['/evidence', { note: 'x' }, '/kind'],
    ['/realisations', { asOf: 'soon', jobs: 1, capexEur: 1 }, '/asOf'],
    ['/realisations', { asOf: '0026-01-01', jobs: 1, capexEur: 1 }, '/asOf'],
    ['/realisations', { asOf: '275760-01-01', jobs: 1, capexEur: 1 }, '/asOf'],
    ['/realisations', { asOf: '2026-01-01', jobs: -1, capexEur: 1 }, '/jobs'],
    ['/realisations', { asOf: '2026-01-01', jobs: 1, capexEur: 0.5 }, '/capexEur'],
    ['/screening/triage', { sensitiveAreas: ['gossip'] }, '/sensitiveAreas'],
    ['/screening/triage', { votingRightsPercent: 101 }, '/votingRightsPercent'],
  ])('to %s is named: %j', async (path, body, pointer) => {
    const answer = await api.bdm.post(`/leads/${lead.id}${path}`, body);
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
  });

  it('with a realisation of another age are told which years are possible (W25)', async () => {
    const answer = await api.bdm.post(`/leads/${lead.id}/realisations`, { asOf: '0026-01-01', jobs: 1, capexEur: 1 });
    expect(answer.body.errors).toMatchObject([
      { pointer: '/asOf', code: 'field.date_in_years', detail: expect.stringMatching(/^\/asOf .* from 1990 to 2199/) },
    ]);
  });

  it.each(['not-an-id', '%00', "1' OR '1'='1", '0199ffff-ffff-7fff-8fff-ffffffffffff'])(
    'as the id %s finds nothing: 404',
    async (id) => {
      for (const path of ['', '/gates', '/transitions', '/evidence', '/realisations', '/evidence/export']) {
        const answer = await api.manager.get(`/leads/${encodeURIComponent(id)}${path}`);
        expect(answer.problem).toEqual([404, 'lead.not_found']);
      }
      const moved = await api.manager.post(`/leads/${encodeURIComponent(id)}/transitions`, { to: 'qualified' });
      expect(moved.problem).toEqual([404, 'lead.not_found']);
    },
  );

  it('has changed nothing in the end', async () => {
    const { rows } = await api.db.query('SELECT stage, status FROM lead WHERE id = $1', [lead.id]);
    expect(rows).toEqual([{ stage: 'first_contact', status: 'open' }]);
  });
});
