import { parse } from 'csv-parse/sync';
import type { Caller } from '../support/api.js';

/** A record has a new version and time of change after its former values were restored. */
const BOOKKEEPING = new Set(['updatedAt', 'version', 'lastActivityAt']);

function dropBookkeeping(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (BOOKKEEPING.has(key) ? undefined : each)));
}

const LISTS = ['companies', 'contacts', 'leads', 'interactions', 'tasks'];

/** Reads lists with their counts, searches for texts, exports and all reports. */
export async function readAnswers(
  reader: Caller,
  reporter: Caller,
  texts: readonly string[],
): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  const ask = async (by: Caller, path: string) => {
    const { status, body, text } = await by.get(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    answers.set(path, dropBookkeeping(body ?? text));
    return { body, text };
  };
  for (const list of LISTS) {
    await ask(reader, `/${list}?limit=200&count=true`);
    const { text } = await reader.get(`/${list}/export?format=csv&sort=createdAt`);
    answers.set(`${list}.csv`, dropBookkeeping(parse(text, { columns: true, bom: true })));
  }
  for (const text of texts) {
    await ask(reader, `/search?q=${encodeURIComponent(text)}`);
  }
  const { items } = (await reporter.get('/reports')).body as { items: { name: string }[] };
  for (const { name } of items) await ask(reporter, `/reports/${name}`);
  return answers;
}
