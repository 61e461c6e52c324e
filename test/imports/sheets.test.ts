import ExcelJS from 'exceljs';
import type { Answer } from '../support/api.js';
import { useApi } from '../support/api.js';
import { check, run, upload, uploadLines } from './imports.given.js';

const { api } = useApi();

type Fields = Record<string, string>;

/** Builds a workbook with a cover sheet, two tables and a hidden one. */
async function buildBook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Lees mij').addRows([['Handleiding'], ['Vul het tweede blad in.'], ['Stuur het terug.']]);
  book
    .addWorksheet('Bedrijven "2025" & co')
    .addRows([
      ['Bedrijven van de provincie'],
      [],
      ['Naam', 'Land', 'Stad'],
      ['Akker Optiek', 'BE', 'Genk'],
      ['Beuk Textiel', 'BE', 'Bree'],
    ]);
  book.addWorksheet('Contacten').addRows([
    ['Naam', 'E-mail'],
    ['An Claes', 'an@akker.example'],
  ]);
  book.addWorksheet('Oud', { state: 'hidden' }).addRows([
    ['Naam', 'Land', 'Stad', 'Opmerking'],
    ['Ceder Metaal', 'BE', 'Peer', 'x'],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function send(content: string | Buffer, fields: Fields = {}, entity = 'companies'): Promise<Answer> {
  return upload(api.bdm, { entity, name: 'tabel.xlsx', content, fields: Object.entries(fields) });
}

const names = ({ body }: Answer) => body.columns.map(({ name }: { name: string }) => name);

async function expectRefusal(answer: Promise<Answer>, code: string, pointer: string): Promise<string> {
  const { status, body } = await answer;
  expect([status, body.code, body.errors[0].pointer]).toEqual([422, body.code, pointer]);
  expect(body.errors[0].code).toBe(code);
  return body.errors[0].detail as string;
}

describe('The sheets of a workbook', () => {
  it('are listed, and the widest visible one is read: a cover sheet is not (M10)', async () => {
    const answer = await send(await buildBook());
    const expected = {
      sheets: [
        { name: 'Lees mij', rows: 2, columns: 1 },
        { name: 'Bedrijven "2025" & co', rows: 2, columns: 3 },
        { name: 'Contacten', rows: 1, columns: 2 },
        { name: 'Oud', rows: 1, columns: 4 },
      ],
      sheet: 'Bedrijven "2025" & co',
      headingRow: 3,
      encoding: null,
      separator: null,
      rowCount: 2,
    };
    expect(answer).toMatchObject({ status: 201, body: expected });
    expect((await api.bdm.get(`/imports/${answer.body.id}`)).body).toMatchObject(expected);
    expect((await api.bdm.get('/imports?limit=1')).body.items[0]).toMatchObject(expected);
    expect((await check(api, api.bdm, answer.body.id)).map(({ row, outcome }) => [row, outcome])).toEqual([
      [4, 'create'],
      [5, 'create'],
    ]);
  });

  it('are chosen by the name that a part of the form gives', async () => {
    const book = await buildBook();
    expect(names(await send(book, { sheet: 'Contacten' }, 'contacts'))).toEqual(['Naam', 'E-mail']);
    expect((await send(book, { sheet: 'OUD' })).body).toMatchObject({ sheet: 'Oud', rowCount: 1 });
    const detail = await expectRefusal(send(book, { sheet: 'Blad1' }), 'import.sheet_unknown', '/sheet');
    expect(detail).toContain('"Lees mij", "Bedrijven "2025" & co", "Contacten", "Oud"');
    await expectRefusal(send('Naam,Land\nAkker,BE\n', { sheet: 'Contacten' }), 'import.sheet_unknown', '/sheet');
    await expectRefusal(send(book, { sheet: 'x'.repeat(5_000) }), 'import.sheet_unknown', '/sheet');
  });

  it('have their headings in the row that is chosen', async () => {
    const book = await buildBook();
    const { body } = await send(book, { sheet: 'Lees mij', headingRow: '2' });
    expect(body).toMatchObject({ headingRow: 2, rowCount: 1, columns: [{ name: 'Vul het tweede blad in.' }] });
    const csv = 'Lijst van de provincie;;\nNaam;Land;Stad\nAkker;BE;Genk\n';
    expect(names(await send(csv, { headingRow: ' 2 ' }))).toEqual(['Naam', 'Land', 'Stad']);
    for (const row of ['5', '6', '99999']) {
      await expectRefusal(send(book, { headingRow: row }), 'import.heading_row', '/headingRow');
    }
    await expectRefusal(send(csv, { headingRow: '3' }), 'import.heading_row', '/headingRow');
  });
});

describe('The encoding and the separator of a csv file', () => {
  /** 公司名稱;城市 and 台灣光學;台北市 in Big5. */
  const BIG5 = Buffer.from('a4bda571a657bad93babb0a5ab0aa578c657a5fabec73ba578a55fa5ab0a', 'hex');

  it('are recognised, also Big5 and DOS (M17)', async () => {
    const big5 = await send(BIG5);
    expect(big5.body).toMatchObject({ encoding: 'big5', separator: ';', sheets: [], sheet: null, headingRow: 1 });
    expect([names(big5), big5.body.columns[0].samples]).toEqual([['公司名稱', '城市'], ['台灣光學']]);
    const dos = await send(Buffer.from('Naam;Stad\nCaf\x82 Zo\x89;Li\x8age\n', 'latin1'));
    expect(dos.body).toMatchObject({ encoding: 'cp850', columns: [{ samples: ['Café Zoë'] }, { samples: ['Liège'] }] });
    const tabs = await send('Naam\tStad\nAkker\tGenk\n');
    expect(tabs.body).toMatchObject({ encoding: 'utf-8', separator: 'tab' });
    const windows = await send(Buffer.from('Naam,Stad\nZoë,Liège\n', 'latin1'));
    expect(windows.body).toMatchObject({ encoding: 'windows-1252', separator: ',' });
  });

  it('are those that the form chooses', async () => {
    const dos = await send(Buffer.from('NAAM;STAD\nCAF\x92;HUY\n', 'latin1'), { encoding: 'CP850' });
    expect(dos.body.columns[0].samples).toEqual(['CAFÆ']);
    expect(names(await send('Naam;Land,Stad\nAkker;BE,Genk\n', { separator: ',' }))).toEqual(['Naam;Land', 'Stad']);
    expect(names(await send('Naam;Land\nAkker;BE\n', { separator: 'tab' }))).toEqual(['Naam;Land']);
    await expectRefusal(send(BIG5, { encoding: 'utf-8' }), 'import.encoding', '/encoding');
    const book = await buildBook();
    await expectRefusal(send(book, { encoding: 'big5' }), 'import.text_only', '/encoding');
    await expectRefusal(send(book, { separator: ';' }), 'import.text_only', '/separator');
  });
});

describe('A form with parts that mean nothing', () => {
  it.each([
    ['headingRow', '0'],
    ['headingRow', '-1'],
    ['headingRow', '1e9'],
    ['headingRow', '1000000000'],
    ['headingRow', '1.5'],
    ['headingRow', 'drie'],
    ['encoding', 'x'],
    ['encoding', 'utf-7'],
    ['separator', '|'],
    ['separator', ';;'],
    ['replaces', 'x'],
    ['replaces', ''],
  ])('is refused: %s is "%s"', async (name, value) => {
    await expectRefusal(send('Naam;Land\nAkker;BE\n', { [name]: value }), 'field.invalid', `/${name}`);
  });

  it('is refused if a part occurs twice', async () => {
    for (const name of ['sheet', 'headingRow', 'encoding', 'entity']) {
      const fields = [
        [name, '1'],
        [name, '1'],
      ] as const;
      const answer = upload(api.bdm, {
        entity: name === 'entity' ? undefined : 'companies',
        content: 'A,B\n1,2\n',
        fields,
      });
      await expectRefusal(answer, 'field.invalid', `/${name}`);
    }
  });

  it('is read as one without them if they are blank', async () => {
    const fields = { sheet: '', headingRow: ' ', encoding: '', separator: '' };
    expect((await send('Naam;Land\nAkker;BE\n', fields)).status).toBe(201);
  });
});

describe('A file that is sent again', () => {
  it('takes the place of the import before, which has imported nothing', async () => {
    const book = await buildBook();
    const first = await send(book);
    const second = await send(book, { sheet: 'Contacten', replaces: first.body.id });
    expect(second.body).toMatchObject({ sheet: 'Contacten', status: 'uploaded' });
    expect((await api.bdm.get(`/imports/${first.body.id}`)).status).toBe(404);
    const { rows } = await api.db.query('SELECT FROM import_row WHERE import_id = $1', [first.body.id]);
    expect(rows).toEqual([]);
    // What cannot be read leaves the import before.
    await expectRefusal(send(book, { sheet: 'Blad9', replaces: second.body.id }), 'import.sheet_unknown', '/sheet');
    expect((await api.bdm.get(`/imports/${second.body.id}`)).status).toBe(200);
    expect((await send(book, { replaces: first.body.id })).status).toBe(404);
  });

  it('replaces neither an import that has run nor one of a colleague', async () => {
    const done = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Dennen Glas,BE');
    await run(api, api.bdm, done.id);
    const refused = await send('Name,Country\nDennen,BE\n', { replaces: done.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'import.status_not_allowed']);
    const other = await uploadLines(await api.user('bdm'), 'companies', 'Name,Country', 'Esdoorn Glas,BE');
    expect((await send('Name,Country\nEsdoorn,BE\n', { replaces: other.id })).status).toBe(404);
  });
});

describe('A last row with totals (M14)', () => {
  const LINES = ['Naam;Land;Werknemers;Omzet', 'Fuchsia Foods;BE;1.120;1.500,5', 'Ginkgo Glas;BE;80;2.250,25'];
  const upload4 = (...lines: string[]) => uploadLines(api.bdm, 'companies', ...LINES, ...lines);

  it.each(['Totaal', 'Totaal:', 'Total', 'Grand total', 'Sum', 'Subtotaal', '合计', '总计', '總計', 'EINDTOTAAL'])(
    'is left out with a warning: %s',
    async (label) => {
      const { id } = await upload4(`${label};;1.200;3.750,8`);
      await api.bdm.patch(`/imports/${id}`, { defaults: { country: 'BE', 'turnover.currency': 'EUR' } });
      const rows = await check(api, api.bdm, id);
      expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'skip']);
      expect(rows[2]).toMatchObject({ warnings: [{ column: 'Naam', cell: label, code: 'import.totals_left_out' }] });
    },
  );

  it('creates nothing when the import runs', async () => {
    const { id } = await upload4('Totaal;;1.200;3.750,75');
    await api.bdm.patch(`/imports/${id}`, { defaults: { country: 'BE', 'turnover.currency': 'EUR' } });
    expect((await run(api, api.bdm, id)).map(({ outcome }) => outcome)).toEqual(['create', 'create', 'skip']);
    expect((await api.bdm.get('/companies?q=totaal')).body.items).toEqual([]);
  });

  it.each([
    ['has other numbers', ['Total;FR;101.000;218.000']],
    ['has no numbers', ['Total;;;']],
    ['has a number that is no sum', ['Total;;1.200;3.000']],
    ['says more than sums', ['Total;FR;1.200;3.750,75']],
    ['is not the last one', ['Subtotaal;;1.200;3.750,75', 'Hulst Hout;BE;3;4']],
  ])('is no such row if it %s, because a company can be called so', async (_, lines) => {
    const { id } = await upload4(...lines);
    await api.bdm.patch(`/imports/${id}`, { defaults: { country: 'BE', 'turnover.currency': 'EUR' } });
    const rows = await check(api, api.bdm, id);
    expect(rows[2]).toMatchObject({ outcome: 'create', warnings: [] });
  });

  it('is recognised in a workbook as well', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('A').addRows([
      ['Naam', 'Land', 'Werknemers'],
      ['Iep', 'BE', 3],
      ['Jeneverbes', 'BE', 4],
      [null, '合计', 7],
    ]);
    const { body } = await send(Buffer.from(await book.xlsx.writeBuffer()));
    expect((await check(api, api.bdm, body.id))[2]).toMatchObject({ outcome: 'skip', warnings: [{ column: 'Land' }] });
  });
});
