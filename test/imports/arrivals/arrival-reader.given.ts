import type { ImportEntity } from '../../../src/imports/mapping/import-field.constants.js';
import type { Answer, Caller } from '../../support/api.js';
import { ok } from '../../support/make.js';
import type { ExpectedValues } from './arrival-files.given.js';

/** What became of a value of a file. */
export interface Arrival {
  /** Missing values are neither in the record nor among the warnings. */
  state: 'arrived' | 'left out' | 'refused' | 'missing' | 'wrong';
  /** Whether the file has no value there. */
  isNothing: boolean;
  /** The row and the field, with the reason where there is one. */
  text: string;
}

type Record_ = Answer['body'];

/** Reads imported records over HTTP and compares them with what their files mean. */
export function createArrivalReader(by: Caller, userIds: ReadonlyMap<string, string>) {
  const names = new Map([...userIds].map(([name, id]) => [id, name]));

  async function read(path: string | null): Promise<Record_> {
    return path === null ? null : ok(by.get(path));
  }

  /** Reads the record of a part such as `company.city`. */
  async function readPart(entity: ImportEntity, record: Record_, part: string): Promise<Record_> {
    if (part === 'parent') return read(record.parentId && `/companies/${record.parentId}`);
    if (part === 'company') return read(record.companyId && `/companies/${record.companyId}`);
    if (part === 'contact' && entity === 'leads')
      return read(record.contactIds[0] ? `/contacts/${record.contactIds[0]}` : null);
    return undefined;
  }

  async function readField(entity: ImportEntity, record: Record_, field: string): Promise<unknown> {
    if (field === 'owner') return names.get(record.ownerId) ?? record.ownerId;
    if (field === 'externalId') return record.externalIds.at(-1)?.value ?? null;
    const [first, ...rest] = field.split('.') as [string, ...string[]];
    if (first === 'identifiers') {
      return record.identifiers.find(({ scheme }: Record_) => scheme === rest[0])?.value ?? null;
    }
    const part = rest.length === 0 ? undefined : await readPart(entity, record, first);
    if (part !== undefined) return part === null ? null : readField('companies', part, rest.join('.'));
    return rest.reduce((value: Record_, name) => value?.[name] ?? null, record[first] ?? null);
  }

  /** Compares the record of a row with the values that the row means. */
  async function compare(entity: ImportEntity, row: Record_, values: ExpectedValues): Promise<Arrival[]> {
    const place = `row ${row?.row}`;
    const isImported = row !== undefined && row.recordId !== null && ['create', 'update', 'skip'].includes(row.outcome);
    const record = isImported ? await ok(by.get(`/${entity}/${row.recordId}`)) : null;
    const arrivals = Object.entries(values).map(async ([field, expected]): Promise<Arrival> => {
      const isNothing = expected === null;
      if (record === null) {
        const reasons = (row?.errors ?? []).map(({ detail }: Record_) => detail).join(' ');
        return { state: 'refused', isNothing, text: `${place}: ${row?.outcome} ${reasons}` };
      }
      const stored = await readField(entity, record, field);
      if (isSame(stored, expected)) return { state: 'arrived', isNothing, text: `${place} ${field}` };
      const text = `${place} ${field}: ${JSON.stringify(stored)} instead of ${JSON.stringify(expected)}`;
      const isEmpty = stored === null || stored === '' || (Array.isArray(stored) && stored.length === 0);
      if (!isEmpty) return { state: 'wrong', isNothing, text };
      return { state: row.warnings.length > 0 ? 'left out' : 'missing', isNothing, text };
    });
    return Promise.all(arrivals);
  }

  return { compare };
}

function isSame(stored: unknown, expected: unknown): boolean {
  if (Array.isArray(stored) && Array.isArray(expected)) {
    return JSON.stringify(stored.toSorted()) === JSON.stringify(expected.toSorted());
  }
  return stored === expected;
}
