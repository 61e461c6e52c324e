import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ExcelJS from 'exceljs';
import { ZipFile } from 'yazl';
import { MAX_CSV_ROWS } from '../../src/common/files/csv-rows.reader.js';
import { readAll, useApi } from '../support/api.js';
import { check, upload } from './imports.given.js';

const { api } = useApi();

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEADINGS = buildRow(1, ['Naam', 'Land']);

function buildRow(row: number, texts: string[]): string {
  return `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}

/** Builds a workbook with one sheet; `others` are further parts, and replace those of the same name. */
async function buildWorkbook(sheetData: string, others: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const relate = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relate('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relate('r1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...others,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return readAll(zip.outputStream as never);
}

async function countStored(): Promise<number> {
  const { rows } = await api.db.query<{ count: number }>(
    'SELECT (SELECT count(*)::int FROM import) + (SELECT count(*)::int FROM import_row) AS count',
  );
  return rows[0]!.count;
}

const MANY_COLUMNS = Array.from({ length: 10_000 }, (_, index) => `Kolom ${index}`);
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000)]);

const FILES: [string, string, string, () => Promise<Buffer> | Buffer][] = [
  ['a workbook that unpacks to 40 MB from 40 kB', 'import.unpacked_too_large', 'bom.xlsx', buildBomb],
  [
    'a csv file of 10,000 columns',
    'import.too_many_columns',
    'breed.csv',
    () => Buffer.from(`${MANY_COLUMNS.join(';')}\n${'x;'.repeat(9_999)}x\n`),
  ],
  [
    'a workbook of 10,000 columns',
    'import.too_many_columns',
    'breed.xlsx',
    () => buildWorkbook(buildRow(1, MANY_COLUMNS) + buildRow(2, MANY_COLUMNS)),
  ],
  ['a workbook whose cells repeat one long text', 'import.cell_too_long', 'herhaling.xlsx', buildRepetition],
  [
    'a workbook with 30 MB in one CDATA section',
    'import.cell_too_long',
    'cdata.xlsx',
    () => buildLongToken('<![CDATA[', ']]>'),
  ],
  [
    'a workbook with 30 MB in one comment',
    'import.cell_too_long',
    'opmerking.xlsx',
    () => buildLongToken('<!--', '-->'),
  ],
  [
    'a workbook with 30 MB in one instruction',
    'import.cell_too_long',
    'instructie.xlsx',
    () => buildLongToken('<?x ', '?>'),
  ],
  ['a workbook that says that it unpacks to 600 MB', 'import.unpacked_too_large', 'groot.xlsx', buildLargeDeclaration],
  [
    'a csv file of more rows than a sheet has, all blank',
    'import.too_many_rows',
    'leeg.csv',
    () => Buffer.from(`Naam;Land\nZinnia;BE\n${'\n'.repeat(MAX_CSV_ROWS)}`),
  ],
  [
    'a workbook with macros',
    'import.file_macros',
    'macro.xlsx',
    () => buildWorkbook(HEADINGS + buildRow(2, ['Zinnia', 'BE']), { 'xl/vbaProject.bin': 'x' }),
  ],
  ['an executable that is called csv', 'import.file_type', 'bedrijven.csv', () => PROGRAM],
  ['an executable that is called xlsx', 'import.file_type', 'bedrijven.xlsx', () => PROGRAM],
  [
    'a formula without a value',
    'import.formula_not_calculated',
    'formule.xlsx',
    () =>
      buildWorkbook(
        `${HEADINGS}<row r="2"><c><f>HYPERLINK("http://x")</f></c><c t="inlineStr"><is><t>BE</t></is></c></row>`,
      ),
  ],
  [
    'a workbook whose end is missing',
    'import.file_incomplete',
    'afgebroken.xlsx',
    async () => (await buildWorkbook(HEADINGS + buildRow(2, ['Zinnia', 'BE']))).subarray(0, -200),
  ],
];

/** Builds a workbook whose sheet consists of 40 MB of blanks. */
function buildBomb(): Promise<Buffer> {
  return buildWorkbook('', { 'xl/worksheets/sheet1.xml': Buffer.alloc(40 * 1024 * 1024, ' ') });
}

/** Builds a workbook with a cell that is one token, behind a text that can hardly be packed, so that the ratio is usual. */
function buildLongToken(start: string, end: string): Promise<Buffer> {
  const noise = `<!--${randomBytes(200_000).toString('base64')}-->`;
  const cell = `<c t="str"><v>${start}${'<'.repeat(30 * 1024 * 1024)}${end}</v></c>`;
  return buildWorkbook(`${HEADINGS}${noise}<row r="2">${cell}</row>`);
}

/** Builds a workbook whose directory declares that its last part unpacks to 600 MB. */
async function buildLargeDeclaration(): Promise<Buffer> {
  const workbook = await buildWorkbook(HEADINGS + buildRow(2, ['Zinnia', 'BE']));
  const entry = workbook.lastIndexOf(Buffer.from('504b0102', 'hex'));
  workbook.writeUInt32LE(600 * 1024 * 1024, entry + 24);
  return workbook;
}

/** Builds a workbook of 20 rows whose 200 cells all have the same text of 100,000 characters. */
function buildRepetition(): Promise<Buffer> {
  const cells = '<c t="s"><v>0</v></c>'.repeat(200);
  const rows = Array.from({ length: 20 }, (_, index) => `<row r="${index + 2}">${cells}</row>`);
  return buildWorkbook(HEADINGS + rows.join(''), {
    'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(100_000)}</t></si></sst>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  });
}

describe('A hostile file', () => {
  it.each(FILES)('such as %s gets %s, and nothing of it stays', async (_, code, name, build) => {
    const before = await countStored();
    const answer = await upload(api.bdm, { entity: 'companies', name, content: await build() });
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ pointer: '/file', code }] } });
    expect(answer.body.detail).toMatch(/\.$/);
    expect(await countStored()).toBe(before);
  });

  it('that is a hidden sheet behind a table, or one of 300 sheets, is not unpacked', async () => {
    const table = HEADINGS + buildRow(2, ['Zinnia', 'BE']);
    const names = Array.from({ length: 300 }, (_, index) => index + 1);
    const tabs = names.map(
      (n) => `<sheet name="Blad ${n}" sheetId="${n}" r:id="r${n}"${n === 1 ? '' : ' state="hidden"'}/>`,
    );
    const links = names.map(
      (n) => `<Relationship Id="r${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    );
    const content = await buildWorkbook(table, {
      'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets>${tabs.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
      ...Object.fromEntries(names.slice(1).map((n) => [`xl/worksheets/sheet${n}.xml`, '<worksheet/>'])),
      'xl/worksheets/sheet2.xml': Buffer.alloc(200 * 1024 * 1024, ' '),
    });
    const file = { entity: 'companies', name: 'verborgen.xlsx', content };
    const { status, body } = await upload(api.bdm, file);
    expect([status, body.sheet, body.rowCount, body.sheets.length]).toEqual([201, 'Blad 1', 1, 100]);
    expect(body.sheets[1]).toEqual({ name: 'Blad 2', rows: 0, columns: 0 });
    const chosen = await upload(api.bdm, { ...file, fields: [['sheet', 'Blad 2']] });
    expect([chosen.status, chosen.body.code]).toEqual([422, 'import.unpacked_too_large']);
    const beyond = await upload(api.bdm, { ...file, fields: [['sheet', 'Blad 300']] });
    expect([beyond.status, beyond.body.errors[0]]).toMatchObject([
      422,
      { code: 'import.file_empty', pointer: '/sheet' },
    ]);
  });

  it('with links to other files and with formulas is read without following or calculating anything', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/links.xlsx`;
    const external = `<Relationship Id="r1" Type="${OFFICE}/externalLinkPath" Target="${address}" TargetMode="External"/>`;
    const sheet =
      '<row r="2"><c t="str"><f>[1]Blad1!A1</f><v>Zinnia Works</v></c><c t="inlineStr"><is><t>BE</t></is></c></row>' +
      buildRow(3, ['=cmd|calc!A0', 'BE']);
    const content = await buildWorkbook(HEADINGS + sheet, {
      'xl/externalLinks/externalLink1.xml': `<externalLink><externalBook r:id="r1" xmlns:r="${OFFICE}"/></externalLink>`,
      'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships>${external}</Relationships>`,
    });
    const { status, body } = await upload(api.bdm, { entity: 'companies', name: 'koppelingen.xlsx', content });
    expect(status).toBe(201);
    expect((await check(api, api.bdm, body.id)).map(({ cells, outcome }) => [cells[0], outcome])).toEqual([
      ['Zinnia Works', 'create'],
      ['=cmd|calc!A0', 'create'],
    ]);
    // A formula of the file is a text in every file that leaves the system.
    const named = await upload(api.bdm, { entity: 'companies', name: 'a.csv', content: 'Naam;Land\n=1+1;Nergens\n' });
    await check(api, api.bdm, named.body.id);
    const errors = new ExcelJS.Workbook();
    await errors.xlsx.load((await api.bdm.bytes(`/imports/${named.body.id}/errors?format=xlsx`)) as never);
    expect(errors.worksheets[0]!.getCell('A2').type).not.toBe(ExcelJS.ValueType.Formula);
    server.close();
    expect(requests).toEqual([]);
  });
});
