import ExcelJS from 'exceljs';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { TableFile } from './table-file.constants.js';
import { MAX_CELL_CHARACTERS } from './table-file.constants.js';
import { openTableFile } from './table-file.reader.js';
import { takeFirstRows } from './table-rows.reader.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook with one sheet; a test replaces or adds what it is about. */
function buildParts(sheetData: string, others: Record<string, string> = {}): Record<string, string> {
  const relate = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relate('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relate('r1', 'worksheet', 'worksheets/sheet1.xml')}${relate('r2', 'sharedStrings', '/xl/sharedStrings.xml')}${relate('r3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...others,
  };
}

const HEADINGS =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Value</t></is></c></row>';

describe('A workbook', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'table-file-'));
    path = join(folder, 'table.xlsx');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const readAll = async ({ columns, separator, rows }: TableFile) => ({
    columns,
    separator,
    rows: await takeFirstRows(rows, Infinity),
  });

  /** Reads a workbook that Excel's most used library for Node writes. */
  const read = async (fill: (book: ExcelJS.Workbook) => void) => {
    const book = new ExcelJS.Workbook();
    fill(book);
    await book.xlsx.writeFile(path);
    return readAll(await openTableFile(path));
  };

  /** Reads a workbook from the XML of its parts. */
  const readParts = async (parts: Record<string, string>) => {
    const zip = new ZipFile();
    for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
    return readAll(await openTableFile(path));
  };

  const readCells = async (cells: string, others?: Record<string, string>) => {
    const { rows } = await readParts(buildParts(`${HEADINGS}<row r="2">${cells}</row>`, others));
    return rows[0]?.cells;
  };

  it('keeps texts, numbers and booleans, and writes dates as ISO texts', async () => {
    const table = await read((book) => {
      const sheet = book.addWorksheet('Bedrijven');
      sheet.addRow(['Naam', 'Personeel', 'Actief', 'Sinds', 'Gebeld']);
      sheet.addRow([' Acme ', 12.5, true, new Date('2024-03-31'), new Date('2024-03-31T14:30:00Z')]);
    });
    expect(table).toEqual({
      columns: ['Naam', 'Personeel', 'Actief', 'Sinds', 'Gebeld'],
      separator: null,
      rows: [{ row: 2, cells: ['Acme', 12.5, true, '2024-03-31', '2024-03-31T14:30:00'] }],
    });
  });

  it('counts dates from 1904 where it says so', async () => {
    const { rows } = await read((book) => {
      book.properties.date1904 = true;
      const sheet = book.addWorksheet('A');
      sheet.addRows([
        ['Name', 'Since'],
        ['Acme', 43920],
      ]);
      sheet.getCell('B2').numFmt = 'dd/mm/yyyy';
    });
    expect(rows[0]!.cells).toEqual(['Acme', '2024-03-31']);
  });

  it('has the stored results of its formulas, and errors are blank', async () => {
    const { rows } = await read((book) => {
      const sheet = book.addWorksheet('A');
      sheet.addRow(['Sum', 'Text', 'Error', 'Failed', 'Link']);
      sheet.addRow([
        { formula: '1+1', result: 2 },
        { formula: '"a"&"b"', result: 'ab' },
        { error: '#N/A' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
        { text: 'site', hyperlink: 'https://example.com' },
      ]);
    });
    expect(rows[0]!.cells).toEqual([2, 'ab', null, null, 'site']);
  });

  it('joins the parts of a formatted text', async () => {
    const { rows } = await read((book) => {
      book
        .addWorksheet('A')
        .addRows([['Name'], [{ richText: [{ text: 'Ac' }, { text: 'me', font: { bold: true } }] }]]);
    });
    expect(rows[0]!.cells).toEqual(['Acme']);
  });

  it('is read although it could have macros, if it has none', async () => {
    const { rows } = await readParts({
      ...buildParts(`${HEADINGS}<row r="2"><c t="str"><v>Acme</v></c></row>`),
      'xl/sharedStrings.xml': '<sst/>',
      'xl/styles.xml': '<styleSheet/>',
      '[Content_Types].xml':
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    });
    expect(rows).toEqual([{ row: 2, cells: ['Acme', null] }]);
  });

  it('is read from its first visible sheet with rows, if no other one is wider', async () => {
    const { rows } = await read((book) => {
      book.addWorksheet('Hidden', { state: 'hidden' }).addRows([['No'], ['x']]);
      book.addWorksheet('Very hidden', { state: 'veryHidden' }).addRows([['No'], ['x']]);
      book.addWorksheet('Blank').getCell('C7').numFmt = '0.00';
      book.addWorksheet('Good').addRows([['Yes'], ['y']]);
      book.addWorksheet('Second').addRows([['No'], ['x']]);
    });
    expect(rows).toEqual([{ row: 2, cells: ['y'] }]);
  });

  it('keeps the numbers of its rows where rows are blank', async () => {
    const { columns, rows } = await read((book) => {
      const sheet = book.addWorksheet('A');
      sheet.getCell('A2').value = 'Companies of the agency';
      sheet.mergeCells('A2:C2');
      sheet.getRow(4).values = ['Company', null, 'Contact', null];
      sheet.mergeCells('A4:B4');
      sheet.mergeCells('C4:D4');
      sheet.getRow(5).values = ['Name', 'City', 'Name', 'E-mail'];
      sheet.getRow(7).values = ['Acme', 'Genk', 'Jan', 'jan@acme.be'];
      sheet.getRow(9).values = ['Bosch', null, 'Piet'];
    });
    expect(columns).toEqual(['Company / Name', 'City', 'Contact / Name', 'E-mail']);
    expect(rows).toEqual([
      { row: 7, cells: ['Acme', 'Genk', 'Jan', 'jan@acme.be'] },
      { row: 9, cells: ['Bosch', null, 'Piet', null] },
    ]);
  });

  it('may have formatted blank cells beyond the last column that is allowed', async () => {
    expect(await readCells('<c r="A2"><v>1</v></c><c r="XFD2" s="1"/>')).toEqual([1, null]);
  });

  it('may leave out the addresses of rows and cells', async () => {
    const sheet = '<row><c t="str"><v>Name</v></c></row><row><c><v>7</v></c></row>';
    expect((await readParts(buildParts(sheet))).rows).toEqual([{ row: 2, cells: [7] }]);
  });

  it('may have prefixes, comments, CDATA and texts without the pronunciation beside them', async () => {
    const shared = '<sst><si><t>北京</t><rPh sb="0" eb="2"><t>ペキン</t></rPh></si></sst>';
    const cells = '<x:c r="A2" t="s"><x:v>0</x:v></x:c><c r="B2" t="str"><!-- x --><v><![CDATA[a<b]]></v></c>';
    const others = { 'xl/sharedStrings.xml': shared };
    const parts = buildParts(`${HEADINGS}<row r="2" xmlns:x="x">${cells}</row>`, others);
    expect((await readParts(parts)).rows[0]!.cells).toEqual(['北京', 'a<b']);
  });

  it('has no control characters, whichever way they are written', async () => {
    const cells = '<c r="A2" t="str"><v>a_x0000_b_x000D_&#10;c&#x7f;</v></c><c r="B2" t="str"><v> _x0009_ </v></c>';
    expect(await readCells(cells)).toEqual(['ab\nc', null]);
  });

  it('has dates as ISO texts where it stores them so', async () => {
    const cells = '<c r="A2" t="d"><v>2024-03-31T00:00:00</v></c><c r="B2" t="d"><v>2024-03-31T14:30:00.000Z</v></c>';
    expect(await readCells(cells)).toEqual(['2024-03-31', '2024-03-31T14:30:00']);
  });

  it('keeps what is no number as a text', async () => {
    expect(await readCells('<c r="A2"><v>1e999</v></c><c r="B2"><v>x</v></c>')).toEqual(['1e999', 'x']);
  });

  it('ignores links to other files and fetches nothing', async () => {
    const link = `<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="http://127.0.0.1:1/x" TargetMode="External"/></Relationships>`;
    const { rows } = await read((book) =>
      book.addWorksheet('A').addRows([['Name'], [{ formula: "'[http://127.0.0.1:1/x.xlsx]A'!A1", result: 'Acme' }]]),
    );
    expect(rows[0]!.cells).toEqual(['Acme']);
    const parts = buildParts(HEADINGS, {
      'xl/_rels/workbook.xml.rels': link,
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    });
    await expect(readParts(parts)).rejects.toMatchObject({ code: 'import.file_empty' });
  });

  describe('is refused', () => {
    const long = 'x'.repeat(MAX_CELL_CHARACTERS + 1);
    const cell = (xml: string) => buildParts(`${HEADINGS}<row r="2">${xml}</row>`);
    const sheet = (xml: string) => buildParts('', { 'xl/worksheets/sheet1.xml': xml });
    it.each<[string, string, Record<string, string>]>([
      ['without rows', 'import.file_empty', buildParts('')],
      ['with a formula that was never calculated', 'import.formula_not_calculated', cell('<c r="B2"><f>1+1</f></c>')],
      ['with a text that is too long', 'import.cell_too_long', cell(`<c r="A2" t="str"><v>${long}</v></c>`)],
      [
        'with a shared text that is too long',
        'import.cell_too_long',
        buildParts(`${HEADINGS}<row r="2"><c r="A2" t="s"><v>0</v></c></row>`, {
          'xl/sharedStrings.xml': `<sst><si><t>${long}</t></si></sst>`,
        }),
      ],
      [
        'with a row of shared texts that are too long together',
        'import.cell_too_long',
        buildParts(`${HEADINGS}<row r="2">${'<c t="s"><v>0</v></c>'.repeat(6)}</row>`, {
          'xl/sharedStrings.xml': `<sst><si><t>${long.slice(1)}</t></si></sst>`,
        }),
      ],
      [
        'with a row of texts that are too long together',
        'import.cell_too_long',
        cell(`<c t="str"><v>${long.slice(1)}</v></c>`.repeat(6)),
      ],
      ['with an attribute that does not end', 'import.cell_too_long', cell(`<c r="${'A'.repeat(3_000_000)}"/>`)],
      ['with 10,000 columns', 'import.too_many_columns', cell('<c r="NTP2"><v>1</v></c>')],
      ['with a macro', 'import.file_macros', { ...cell(''), 'xl/vbaProject.bin': 'x' }],
      ['with a macro of Excel 4', 'import.file_macros', { ...cell(''), 'xl/macrosheets/sheet1.xml': 'x' }],
      [
        'with entities',
        'import.file_damaged',
        sheet('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'),
      ],
      ['with an unknown entity', 'import.file_damaged', cell('<c r="A2" t="str"><v>&a;</v></c>')],
      ['with XML that ends too early', 'import.file_damaged', sheet('<worksheet><sheetData>')],
      [
        'with bytes that are no text',
        'import.file_damaged',
        buildParts('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData></worksheet>' }),
      ],
      ['with rows in the wrong order', 'import.file_damaged', buildParts('<row r="3"/><row r="2"/>')],
      ['with a text that is missing', 'import.file_damaged', cell('<c r="A2" t="s"><v>7</v></c>')],
      [
        'with a sheet that is missing',
        'import.file_damaged',
        Object.fromEntries(Object.entries(buildParts('')).filter(([name]) => !name.includes('sheet1'))),
      ],
      ['as a Word document', 'import.file_type', { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }],
      [
        'as a spreadsheet of LibreOffice',
        'import.file_type',
        { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
      ],
      ['as a binary workbook', 'import.file_old_excel', { '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }],
      ['as an archive', 'import.file_type', { 'table.csv': 'Name\nAcme\n' }],
      [
        'with a bomb in its sheet',
        'import.unpacked_too_large',
        buildParts(`${HEADINGS}<row r="2"/>${'<x/>'.repeat(3_000_000)}`),
      ],
      [
        'with a bomb in its styles',
        'import.unpacked_too_large',
        buildParts(HEADINGS, { 'xl/styles.xml': `<styleSheet>${'<x/>'.repeat(3_000_000)}</styleSheet>` }),
      ],
      [
        'with very many parts',
        'import.unpacked_too_large',
        {
          ...buildParts(HEADINGS),
          ...Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`xl/media/${index}`, ''])),
        },
      ],
    ])('%s: %s', async (_, code, parts) => {
      await expect(
        readParts({ 'xl/sharedStrings.xml': '<sst/>', 'xl/styles.xml': '<styleSheet/>', ...parts }),
      ).rejects.toMatchObject({ name: 'TableFileError', code });
    });

    it('with the cell of a formula that was never calculated', async () => {
      await expect(readParts(cell('<c r="B2"><f>1+1</f></c>'))).rejects.toThrow('Cell B2 is a formula');
    });
  });
});
