import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Connector, PROVIDERS, type ParseResult } from '../../src/intake/parsing/connector.rules.js';
import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { applyMapping, MAPPED_FIELDS } from '../../src/intake/mapping/mapping.rules.js';
import { buildDelivery, fixture, buildMultipart, NOW } from './deliveries.given.js';

const OPTIONS = { timezone: 'Asia/Taipei', paths: {} };
const FIXTURES = readdirSync(join(import.meta.dirname, 'fixtures')).filter((name) => name.endsWith('.json'));

/** Texts that break things: prototype names, markup, formulas, direction marks, NUL, halves of characters, 100 kB. */
const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '\u202Egnp.exe\u202C',
  'a\0b',
  '\uD800',
  '\uDC00x',
  '1e400',
  '-0',
  '9'.repeat(400),
  '名'.repeat(100_000),
  '',
  ' ',
  '%00',
  '../../..',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00Z',
] as const;
const nasty = fc.constantFrom(...NASTY);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), nasty, fc.constantFrom(null, true, 0, -0, 1e308, [], {}));

/** What a reading must be for the inbox to take it: of a kind, storable, with keys that fit an index. */
function checkReading(reading: ParseResult): void {
  expect(['submissions', 'fetch', 'nothing', 'unreadable']).toContain(reading.kind);
  const text = JSON.stringify(reading);
  // jsonb refuses both escapes, text refuses the characters.
  expect(/\\u0000|\\ud[89a-f]/i.test(text.replaceAll('\\\\', ''))).toBe(false);
  if (reading.kind === 'fetch') expect(reading.path).toMatch(/^[A-Za-z0-9._/?=&-]+$/);
  if (reading.kind !== 'submissions') return;
  for (const submission of reading.submissions) {
    const keys = [submission.externalId, submission.formId, submission.formerExternalId, submission.version];
    expect(keys.filter((key) => key !== null && (key.length === 0 || key.length > 250))).toEqual([]);
    expect(submission.answers.filter(({ key }) => key.length === 0 || key.length > 250)).toEqual([]);
    if (submission.occurredAt !== null) expect(Number.isNaN(Date.parse(submission.occurredAt))).toBe(false);
    const [first] = submission.answers;
    const mapping = {
      fields: Object.fromEntries(
        MAPPED_FIELDS.map((field, index) => [field, index % 2 ? (first?.key ?? '') : `${first?.key}.0`]),
      ),
      consents: [{ purpose: 'marketing', key: first?.key ?? '', equals: '__proto__' }],
    };
    const mapped = applyMapping(mapping, submission);
    expect(Object.keys(mapped.fields).toSorted()).toEqual([...MAPPED_FIELDS].toSorted());
  }
}

function check(connector: Connector, ...delivery: Parameters<typeof buildDelivery>): void {
  const raw = buildDelivery(...delivery);
  checkReading(connector.parse(raw, OPTIONS));
  const key = connector.getDeliveryKey(raw);
  expect(key).toBe(connector.getDeliveryKey(raw));
  expect(key.length > 0 && key.length <= 250 && key.isWellFormed() && !key.includes('\0')).toBe(true);
  expect(['verified', 'unsigned', 'refused']).toContain(connector.verify(raw, 'secret', NOW).state);
}

/** A value with some of its leaves or branches replaced by something else. */
function mutated(value: unknown, pick: () => number, replacement: unknown): unknown {
  if (pick() < 0.06) return replacement;
  if (Array.isArray(value)) {
    const items = value.map((item) => mutated(item, pick, replacement));
    return pick() < 0.1 ? [...items, ...items] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    pick() < 0.03 && typeof replacement === 'string' ? replacement : name,
    mutated(item, pick, replacement),
  ]);
  return Object.fromEntries(entries);
}

/** Numbers in [0, 1) from a seed. */
function picks(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.each(PROVIDERS)('%s never throws', (provider) => {
  const connector = getConnector(provider);

  it('whatever the bytes and headers', () => {
    const types = [
      'application/json',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'text/plain',
      '',
    ];
    const headers = fc.dictionary(
      fc.constantFrom(...connector.keptHeaders, '__proto__'),
      fc.oneof(fc.string({ unit: 'binary' }), nasty),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...types), headers, (bytes, type, given) => {
        check(connector, Buffer.from(bytes), given, type);
      }),
      { numRuns: 150 },
    );
  });

  it('whatever the JSON', () => {
    fc.assert(
      fc.property(anything, (value) => check(connector, value)),
      { numRuns: 150 },
    );
  });

  it('whatever is changed in a delivery that was good', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIXTURES), fc.nat(), anything, (name, seed, replacement) => {
        const body = mutated(JSON.parse(fixture(name)), picks(seed), replacement);
        check(connector, body);
        if (connector.remote) {
          checkReading(connector.remote.parseState(body, OPTIONS));
          const page = connector.remote.parsePage?.(body, {});
          for (const item of page?.items ?? []) checkReading(connector.remote.parseState(item, OPTIONS));
        }
        if (provider === 'jotform') {
          const fields = { submissionID: '1', rawRequest: JSON.stringify(body) ?? '' };
          checkReading(connector.parse(buildMultipart(fields), OPTIONS));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('nesting that would exhaust a stack, and keys that would exhaust memory', () => {
    check(connector, '['.repeat(200_000) + ']'.repeat(200_000));
    check(connector, '{"a":'.repeat(100_000));
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 'v']));
    const long = { ['k'.repeat(300_000)]: { ['l'.repeat(300_000)]: wide } };
    check(connector, long);
    const reading = connector.parse(buildDelivery(long), OPTIONS);
    expect(JSON.stringify(reading).length).toBeLessThan(20_000_000);
  });
});

describe('Hostile texts stay texts:', () => {
  const said = (value: string) => {
    const reading = getConnector('generic').parse(buildDelivery({ id: 1, name: value }), OPTIONS);
    return reading.kind === 'submissions'
      ? reading.submissions[0]?.answers.find(({ key }) => key === 'name')?.value
      : reading.kind;
  };

  it('markup, formulas, direction marks and long names are unchanged', () => {
    for (const text of ['<script>alert(1)</script>', '=1+1', '\u202Egnp.exe', '名'.repeat(100_000)])
      expect(said(text)).toBe(text);
  });

  it('text that PostgreSQL cannot store is replaced visibly', () => {
    expect(said('a\0b')).toBe('a\uFFFDb');
    expect(said('x\uD800y')).toBe('x\uFFFDy');
  });

  it('two ids that differ in what cannot be stored stay two', () => {
    const id = (value: string) => {
      const reading = getConnector('standard_webhooks').parse(buildDelivery({ data: { id: value } }), OPTIONS);
      return reading.kind === 'submissions' ? reading.submissions[0]?.externalId : undefined;
    };
    expect(new Set([id('a\0'), id('a\uFFFD'), id('a\uD800'), id('a')]).size).toBe(4);
  });

  it('an answer to a question without a name has a key', () => {
    const responses = { '': { label: 'your_name', value: 'Sofie' } };
    const body = { triggerEvent: 'BOOKING_CREATED', payload: { uid: 'u', attendees: [], responses } };
    check(getConnector('cal_com'), body);
    const reading = getConnector('cal_com').parse(buildDelivery(body), OPTIONS);
    const answers = reading.kind === 'submissions' ? reading.submissions[0]?.answers : [];
    expect(answers).toMatchObject([{ key: expect.stringMatching(/./), value: 'Sofie' }]);
  });

  it('a key named __proto__ is a key', () => {
    const body = '{"id":"1","__proto__":{"isAdmin":"yes"},"constructor":"c"}';
    const reading = getConnector('generic').parse(buildDelivery(body), OPTIONS);
    const answers = reading.kind === 'submissions' ? reading.submissions[0]?.answers : [];
    expect(answers?.map(({ key, value }) => [key, value])).toEqual([
      ['id', '1'],
      ['__proto__.isAdmin', 'yes'],
      ['constructor', 'c'],
    ]);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});
