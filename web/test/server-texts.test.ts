import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LeadDates, validateDateOrder } from '../../src/leads/records/lead-dates.rules.js';
import { STAGES } from '../../src/leads/pipeline/lead-stages.rules.js';
import en from '../src/shared/server-texts/i18n/en.js';
import nl from '../src/shared/server-texts/i18n/nl.js';

/** The days whose order is checked. */
const UNKNOWN_DAYS: LeadDates = {
  receivedOn: null,
  propositionSentOn: null,
  announcedOn: null,
  expectedDecisionOn: null,
  expectedLandingOn: null,
};
const DAYS = Object.keys(UNKNOWN_DAYS);

type Tree = { readonly [name: string]: string | Tree };

const read = (path: string) => readFileSync(path, 'utf8');

/** Returns the keys of all texts of a dictionary. */
function listKeys(tree: Tree, above = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? `${above}${name}` : listKeys(value, `${above}${name}.`),
  );
}

/** Returns the codes of the problems of every operation that a screen calls, from the document of the API. */
function listProblemCodes(): string[] {
  const { paths, components } = JSON.parse(read('openapi.json')) as Document;
  const files = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const calls = files.flatMap((name) => [
    ...read(join('web/src', name)).matchAll(/\bapi\s*\.(GET|POST|PATCH|PUT|DELETE)\(\s*'([^']+)'/g),
  ]);
  const codes = calls.flatMap(([, method, path]) =>
    Object.values(paths[path!]![method!.toLowerCase()]!.responses).flatMap((response) => {
      const { description } = response.$ref ? components.responses[response.$ref.split('/').at(-1)!]! : response;
      return [...(/Codes: (.*)\.$/.exec(description ?? '')?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
    }),
  );
  return [...new Set(codes)];
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string; description?: string }> }>>;
  components: { responses: Record<string, { $ref?: undefined; description?: string }> };
}

/** Returns the codes of the rules with which fields are validated: those of the library, and those of our own. */
function listFieldCodes(): string[] {
  const sources = ['field', 'reference'].map((name) => read(`src/common/validation/${name}.decorator.ts`)).join('\n');
  const imported = [...sources.matchAll(/import \{([^}]+)\} from 'class-validator'/g)].flatMap(([, names]) =>
    names!.split(',').map((name) => name.trim()),
  );
  const rules = imported.filter((name) => !['', 'registerDecorator', 'ValidateNested'].includes(name));
  const snakeCase = rules.map((name) =>
    name
      .replace('UUID', 'Uuid')
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toLowerCase(),
  );
  return [...snakeCase, ...[...sources.matchAll(/name: '([a-z_]+)'/g)].map(([, name]) => name!)];
}

/** Returns the codes of the reasons of the triage. */
function listTriageCodes(): string[] {
  const sources = ['triage', 'hints'].map((name) => read(`src/leads/screening/screening-${name}.rules.ts`)).join('\n');
  return [...sources.matchAll(/(?:createOutOfScope\(|code:)\s*'([a-z_]+)'/g)].map(([, code]) => code!);
}

describe('The texts for the codes of the server', () => {
  const dutch = new Set(listKeys(nl));

  it('are in Dutch for everything that a stage can need', () => {
    const requirements = STAGES.flatMap(({ required, actorRule }) => [...required, ...(actorRule ? [actorRule] : [])]);
    const keys = requirements.map(({ field, code }) => `gate.${field}.${code}`);
    expect(keys.length).toBeGreaterThan(30);
    expect([...keys, 'gate.status.status_not_open'].filter((key) => !dutch.has(key))).toEqual([]);
  });

  it('are in Dutch for every problem that a screen can meet', () => {
    const codes = listProblemCodes();
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !dutch.has(`problem.${code}`))).toEqual([]);
  });

  it('are in both languages for every pair of days that can be out of order', () => {
    const [early, late] = ['2026-01-01', '2026-02-01'];
    const pairs = DAYS.flatMap((first) => DAYS.filter((second) => second !== first).map((second) => [first, second]));
    const codes = pairs.flatMap(([first, second]) => {
      const dates = { ...UNKNOWN_DAYS, [first!]: late, [second!]: early };
      return [first!, second!].flatMap((changed) => validateDateOrder(dates, { [changed]: true }));
    });
    const keys = codes.map(({ code }) => `problem.lead.${code}`);
    expect(new Set(keys).size).toBe(10);
    expect(keys.filter((key) => !dutch.has(key) || !listKeys(en).includes(key))).toEqual([]);
  });

  it('are in Dutch for every rule about a field', () => {
    expect(listFieldCodes().filter((code) => !dutch.has(`problem.field.${code}`))).toEqual([]);
  });

  it('are in Dutch for every reason of the triage', () => {
    const codes = listTriageCodes();
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !dutch.has(`triage.reason.${code}`))).toEqual([]);
  });

  it('are in English only where they are in Dutch', () => {
    expect(listKeys(en).filter((key) => !dutch.has(key))).toEqual([]);
  });
});
