import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { ImportHandler } from '../../src/imports/runs/import.handler.js';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { type Make, ok } from '../support/make.js';

/** A file to upload. Texts are sent as UTF-8. */
interface GivenFile {
  entity?: string;
  /** Other parts of the form, in their order. */
  fields?: readonly (readonly [name: string, value: string])[];
  name?: string;
  content: string | Buffer;
}

const BOUNDARY = 'x-import-boundary';

/** Returns the body of the form with which a file is uploaded. */
export function buildForm({ entity, fields = [], name = 'file.csv', content }: GivenFile): Buffer {
  const given = [...(entity === undefined ? [] : [['entity', entity] as const]), ...fields];
  const part = given.map(
    ([field, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(part.join('') + file),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}

/** Uploads a file. */
export function upload(by: Caller, file: GivenFile, headers: Record<string, string> = {}): Promise<Answer> {
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  return by.send('POST', '/imports', buildForm(file), { 'content-type': type, ...headers });
}

/** Uploads lines of text as csv, and returns the import. */
export async function uploadLines(by: Caller, entity: string, ...lines: string[]): Promise<Answer['body']> {
  return ok(upload(by, { entity, content: `${lines.join('\n')}\n` }));
}

/** Lets the job handler finish its work. */
export async function work(api: TestApi): Promise<void> {
  for (;;) {
    await api.app.get(QueueRegistry).drain('imports.rows');
    const { rows } = await api.db.query(`SELECT FROM import WHERE status IN ('checking', 'running', 'undoing')`);
    if (rows.length === 0) return;
  }
}

/** Checks an import and returns its rows. */
export async function check(api: TestApi, by: Caller, id: string): Promise<Answer['body'][]> {
  const answer = await by.post(`/imports/${id}/dry-run`);
  if (answer.status !== 202) throw new Error(answer.text);
  await work(api);
  return readRows(by, id);
}

/** Runs an import and returns its rows. */
export async function run(api: TestApi, by: Caller, id: string): Promise<Answer['body'][]> {
  const answer = await by.post(`/imports/${id}/run`);
  if (answer.status !== 202) throw new Error(answer.text);
  await work(api);
  return readRows(by, id);
}

/** Returns the rows of an import in the order of the file. */
export async function readRows(by: Caller, id: string): Promise<Answer['body'][]> {
  const { body } = await by.get(`/imports/${id}/rows?limit=200`);
  return body.items;
}

/** Two companies of one name, of which a row of the file may be either, and a file of that row and another one. */
export async function makeTwins(api: TestApi, make: Make, name: string) {
  const twins = [];
  for (const city of ['Genk', 'Hasselt']) {
    twins.push(await make.company({ name, country: 'BE', city, allowDuplicate: true }));
  }
  const { id } = await uploadLines(
    api.bdm,
    'companies',
    'Name,Country,Website',
    `${name},BE,https://${name.split(' ')[0]!.toLowerCase()}.example`,
    `${name.split('').toReversed().join('')} Mills,NL,`,
  );
  return { id: id as string, first: twins[0]!, second: twins[1]! };
}

/** Returns rows without what differs between a check and the run: their phase, and the ids of records that the run creates. */
export function stripRecordIds(rows: Answer['body'][]): Answer['body'][] {
  return rows.map((row) => {
    const candidates = row.candidates.map((one: Answer['body']) =>
      one.row === null ? one : { ...one, recordId: null },
    );
    return { ...row, phase: null, recordId: null, candidates };
  });
}

/** Lets the row that is applied as the given one in turn fail after it is applied, while `work` runs. */
export async function withFailingRow(
  api: TestApi,
  turn: number,
  error: Error,
  work: () => Promise<unknown>,
): Promise<void> {
  const rows = api.app.get(ImportHandler)['rows'];
  const apply = rows.apply.bind(rows);
  let applied = 0;
  rows.apply = async (...args) => {
    const result = await apply(...args);
    if (++applied === turn) throw error;
    return result;
  };
  try {
    await work();
  } finally {
    rows.apply = apply;
  }
}

/** Uploads lines whose columns are called by the fields that they fill, and returns the id of the import. */
export async function prepareFields(
  by: Caller,
  entity: string,
  fields: readonly string[],
  lines: readonly string[],
  settings: object = {},
): Promise<string> {
  const { id } = await uploadLines(by, entity, fields.join(';'), ...lines);
  const mapping = fields.map((field) => ({ column: field, field }));
  await ok(by.patch(`/imports/${id}`, { mapping, ...settings }));
  return id;
}

/** Lists the columns of the warnings of each row with their codes. */
export function listWarnings(rows: readonly { warnings: { column: string | null; code: string }[] }[]): string[][] {
  return rows.map(({ warnings }) => warnings.map(({ column, code }) => `${column} ${code}`));
}

/** Omits what differs between a check and the run after it: the ids of records, which the run gives anew, and the phase. */
export function omitIds(rows: readonly Record<string, unknown>[]): unknown {
  const plain = rows.map((row) => ({ ...row, recordId: null, phase: null }));
  return JSON.parse(JSON.stringify(plain).replaceAll(/[\da-f-]{36}/g, 'id'));
}
