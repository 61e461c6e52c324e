import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type pg from 'pg';
import { extractText } from '../support/pdf.js';

/** Where a word of the person was found: `contact.full_name`, the path of a file, or the log. */
export interface Finding {
  place: string;
  word: string;
  /** How the word was written there: `plain`, `base64`, `hex` and so on, after what it was unpacked from. */
  form: string;
}

/** The places that are searched. */
export interface Everything {
  db: Pick<pg.Pool, 'query'>;
  /** Folders with files, such as that of scheduled reports. */
  folders?: readonly string[];
  logs?: readonly string[];
}

/** Words of a file or column are searched in what is unpacked from it, to this depth: base64 in JSON in a body, for example. */
const MAX_DEPTH = 3;

/**
 * Searches every column of every table in every schema, files and logs for words: as they are and in other cases, with and
 * without composed accents, in base64, hexadecimal digits, percent-encoding, quoted-printable and JSON escapes, in UTF-16, and
 * in what is unpacked from bytes, workbooks, archives and pdf files.
 */
export async function searchEverywhere(
  { db, folders = [], logs = [] }: Everything,
  words: readonly string[],
): Promise<Finding[]> {
  const forms = words.map((word) => ({ word, forms: listForms(word) }));
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const search = (place: string, content: string | Buffer) => {
    for (const finding of searchContent(content, forms)) {
      const key = JSON.stringify([place, finding]);
      if (!seen.has(key)) findings.push({ place, ...finding });
      seen.add(key);
    }
  };
  for (const { place, value } of await readColumns(db)) search(place, value);
  for (const path of folders.flatMap(listFiles)) {
    search(path, path);
    search(path, readFileSync(path));
  }
  for (const log of logs) search('log', log);
  return findings;
}

/** Reads all values that are not null, as PostgreSQL writes them in a dump. */
async function readColumns(db: Everything['db']): Promise<{ place: string; value: string }[]> {
  const { rows: tables } = await db.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       AND NOT c.relispartition
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const values: { place: string; value: string }[] = [];
  for (const { schema, name, columns } of tables) {
    const list = columns.map((column, index) => `"${column}"::text AS c${index}`).join(', ');
    const { rows } = await db.query<Record<string, string | null>>(`SELECT ${list} FROM "${schema}"."${name}"`);
    const table = schema === 'public' ? name : `${schema}.${name}`;
    for (const row of rows) {
      for (const [index, column] of columns.entries()) {
        const value = row[`c${index}`];
        if (value) values.push({ place: `${table}.${column}`, value });
      }
    }
  }
  return values;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Form {
  name: string;
  /** The words that are looked for: in the text in lower case, or in the text as it is. */
  text: string;
  isExact: boolean;
}

function listForms(word: string): Form[] {
  const spellings = [...new Set([word, word.toLowerCase(), word.toUpperCase(), word.normalize('NFD')])];
  const forms: Form[] = [];
  for (const spelling of spellings) {
    const bytes = Buffer.from(spelling);
    const inLowerCase = (name: string, text: string) => forms.push({ name, text: text.toLowerCase(), isExact: false });
    inLowerCase('plain', spelling);
    inLowerCase('hex', bytes.toString('hex'));
    inLowerCase('percent-encoded', encodeURIComponent(spelling));
    inLowerCase('quoted-printable', encodeOctets(bytes));
    inLowerCase(
      'json escapes',
      spelling.replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    );
    for (const text of listBase64(bytes)) {
      forms.push({ name: 'base64', text, isExact: true });
      forms.push({ name: 'base64', text: text.replaceAll('+', '-').replaceAll('/', '_'), isExact: true });
    }
  }
  // Of equal forms the first one names what was found.
  return [...new Map(forms.toReversed().map((form) => [`${form.text} ${form.isExact}`, form])).values()].toReversed();
}

function encodeOctets(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => (byte > 126 ? `=${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('');
}

/** Returns the digits that the bytes have in base64 wherever they begin, without those that depend on their neighbours. */
function listBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), end);
  });
}

type Wanted = readonly { word: string; forms: readonly Form[] }[];

function* searchContent(content: string | Buffer, wanted: Wanted, depth = 0): Generator<Omit<Finding, 'place'>> {
  for (const [within, text] of typeof content === 'string' ? [['', content] as const] : readTexts(content)) {
    const inLowerCase = text.toLowerCase();
    // Base64 in mails has line ends.
    const joined = text.replaceAll(/[\r\n]+/g, '');
    for (const { word, forms } of wanted) {
      const found = forms.find(({ isExact, text: form }) => (isExact ? joined : inLowerCase).includes(form));
      if (found) yield { word, form: `${within}${found.name}` };
    }
    if (depth === MAX_DEPTH) continue;
    for (const [form, bytes] of decodeParts(joined)) {
      for (const finding of searchContent(bytes, wanted, depth + 1)) {
        yield { word: finding.word, form: `${within}${form} ${finding.form}` };
      }
    }
  }
}

/** Decodes bytes that a text has as hexadecimal digits, as dumps do, or in base64. */
function* decodeParts(text: string): Generator<[form: string, bytes: Buffer]> {
  for (const [, digits] of text.matchAll(/\\x((?:[\da-f]{2}){4,})/g)) yield ['bytes', Buffer.from(digits!, 'hex')];
  for (const [digits] of text.matchAll(/[\w+/-]{40,}={0,2}/g)) yield ['base64', Buffer.from(digits, 'base64')];
}

/** Returns the texts that bytes can be read as, and those of the files in them. */
function* readTexts(bytes: Buffer): Generator<readonly [form: string, text: string]> {
  yield ['', bytes.toString('utf8')];
  yield ['utf-16 ', bytes.toString('utf16le')];
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    for (const [name, entry] of unzip(bytes)) {
      yield ['zip ', name];
      for (const [form, text] of readTexts(entry)) yield [`zip ${form}`, text];
    }
  }
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') {
    const text = tryTo(() => extractText(bytes));
    if (text !== null) yield ['pdf ', text];
    for (const stream of listStreams(bytes)) yield ['pdf ', stream.toString('utf8')];
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const unpacked = tryTo(() => gunzipSync(bytes));
    if (unpacked) for (const [form, text] of readTexts(unpacked)) yield [`gzip ${form}`, text];
  }
}

function listStreams(pdf: Buffer): Buffer[] {
  const file = pdf.toString('latin1');
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data]) =>
    Buffer.from(data!, 'latin1'),
  );
  return streams.map((data) => tryTo(() => inflateSync(data)) ?? data);
}

/** Returns the files of an archive by its central directory. */
function* unzip(bytes: Buffer): Generator<[name: string, content: Buffer]> {
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const [method, packed, start] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const data = bytes.subarray(from, from + packed);
    const content = method === 8 ? tryTo(() => inflateRawSync(data)) : data;
    if (content) yield [name, content];
  }
}

function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
