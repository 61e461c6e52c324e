import ExcelJS from 'exceljs';
import { type Expected, type GivenRow, numberRows, type TruthOf, writeSheet } from './untidy-files.given.js';
import { buildKbo, buildNativeName, buildPerson, buildPlainName, buildSlug } from './untidy-names.given.js';

/** The numbers of rows of the agency's files. */
export interface AgencySize {
  companies: number;
  contacts: number;
  leads: number;
  interactions: number;
}

/** A file of the agency, and what becomes of each of its rows. */
export interface AgencyFile {
  entity: 'companies' | 'contacts' | 'leads' | 'interactions';
  name: string;
  content: Buffer;
  truth: TruthOf;
}

/** A company that the database has already. */
export interface StoredCompany {
  name: string;
  country: string;
  employees?: number;
}

/** The generated files, and the records that must exist before they are imported. */
export interface Agency {
  files: AgencyFile[];
  stored: {
    companies: StoredCompany[];
    contacts: { fullName: string; email: string; companyName: string }[];
    leads: { title: string; companyName: string; receivedOn: string }[];
    interactions: { subject: string; occurredAt: string; companyName: string }[];
  };
}

/** Generates the files of an untidy agency. The same size gives the same files, apart from the time stamps of workbooks. */
export async function generateAgency(size: AgencySize): Promise<Agency> {
  const stored: Agency['stored'] = { companies: [], contacts: [], leads: [], interactions: [] };
  const companies = generateCompanies(size.companies, stored);
  const names = [...stored.companies.map(({ name }) => name), ...companies.names];
  const contacts = generateContacts(size.contacts, names, stored);
  const leads = generateLeads(size.leads, names, stored);
  const interactions = generateInteractions(size.interactions, names, leads.titles, stored);
  const build = (entity: AgencyFile['entity'], name: string, content: Buffer, truth: TruthOf) => ({
    entity,
    name,
    content,
    truth,
  });
  return {
    stored,
    files: [
      build('companies', 'bedrijven.xlsx', await writeCompanies(companies.rows), numberRows(companies.rows, 5).truth),
      build('contacts', 'contacten.csv', writeContacts(contacts), numberRows(contacts, 2).truth),
      build('leads', 'projecten.xlsx', await writeLeads(leads.rows), numberRows(leads.rows, 3).truth),
      build('interactions', '往来.txt', writeInteractions(interactions), numberRows(interactions, 2).truth),
    ],
  };
}

const created: Expected = { outcome: 'create' };
const leftOut: Expected = { outcome: 'create', warning: 'import.value_left_out' };
const buildError = (field: string): Expected => ({ outcome: 'error', field });

function generateCompanies(count: number, { companies: stored }: Agency['stored']) {
  const rows: GivenRow[] = [];
  const names: string[] = [];
  for (let n = 0; n < count; n++) {
    const name = `${buildPlainName(n)} NV`;
    const native = buildNativeName(n);
    const cells = [
      name,
      null,
      'België',
      buildKbo(n),
      10 + n,
      ...(n % 3 === 0 ? ['1.250.000', 'EUR'] : [null, null]),
      writeDay(n),
    ];
    const add = (expected: Expected, changed: Record<number, ExcelJS.CellValue> = {}) =>
      rows.push({ cells: cells.map((cell, index) => (index in changed ? changed[index]! : cell)), expected });
    if (n % 25 === 5)
      add(
        { outcome: 'possible_duplicate', repeats: n - 3 },
        { 0: `Anders ${name}`, 3: buildKbo(n - 3).replaceAll('.', ' ') },
      );
    else if (n % 25 === 9)
      add(
        { outcome: 'skip', repeats: n - 1 },
        { 0: `${buildPlainName(n - 1).toUpperCase()} nv`, 3: null, 4: null, 5: null, 6: null },
      );
    else if (n % 50 === 11)
      add({ outcome: 'possible_duplicate', repeats: n - 1 }, { 0: `${buildPlainName(n - 1)} BV`, 3: null });
    else if (n % 25 === 12) {
      stored.push({ name, country: 'BE' });
      add({ outcome: 'update', fields: ['employees', 'identifiers'] }, { 5: null, 6: null });
    } else if (n % 25 === 17) {
      stored.push({ name, country: 'BE', employees: 10 + n });
      add({ outcome: 'skip' }, { 3: null, 5: null, 6: null });
    } else if (n % 50 === 21) add(buildError('identifiers.KBO'), { 3: '0203.201.341' });
    else if (n % 50 === 23) add(buildError('name'), { 0: null });
    else if (n % 50 === 28) add(buildError('country'), { 2: 'Nergensland' });
    else if (n % 50 === 31) add(leftOut, { 4: 'veel' });
    else if (n % 50 === 39)
      add({ outcome: 'possible_duplicate', repeats: n - 1 }, { 1: buildNativeName(n - 1), 2: 'DE', 3: null });
    else {
      const isChinese = n % 50 === 38 || (n % 4 === 3 && n % 25 !== 2 && n % 25 !== 8);
      add(created, isChinese ? { 0: `${buildPlainName(n)} Co., Ltd.`, 1: native, 2: '中国', 3: null } : {});
      if (!isChinese) names.push(name);
    }
  }
  return { rows, names };
}

function generateContacts(count: number, companies: string[], { contacts: stored }: Agency['stored']): GivenRow[] {
  return Array.from({ length: count }, (_, n): GivenRow => {
    const person = buildPerson(n);
    const email = `${buildSlug(n)}@voorbeeld.example`;
    const company = companies[n % companies.length]!;
    const cells = [person, company, email, '+32 11 23 45 67', 'Hoofd financiën', '1.234,5', '31/12/2019'];
    const add = (expected: Expected, changed: Record<number, string> = {}): GivenRow => ({
      cells: cells.map((cell, index) => changed[index] ?? cell),
      expected,
    });
    const before = n - 2;
    if (n % 25 === 4) {
      const same = {
        0: buildPerson(before).toUpperCase(),
        1: companies[before % companies.length]!,
        2: `${buildSlug(before)}@Voorbeeld.Example`,
      };
      return add({ outcome: 'skip', repeats: before }, same);
    }
    if (n % 25 === 10) {
      const sameAddress = { 2: `${buildSlug(n - 1)}@voorbeeld.example` };
      return add({ outcome: 'possible_duplicate', repeats: n - 1 }, sameAddress);
    }
    if (n % 25 === 8) {
      const same = { 0: buildPerson(before), 1: companies[before % companies.length]! };
      return add({ outcome: 'possible_duplicate', repeats: before }, same);
    }
    if (n % 25 === 11 || n % 25 === 14) {
      stored.push({ fullName: person, email, companyName: companies[0]! });
      return n % 25 === 11
        ? add({ outcome: 'update', fields: ['phone'] }, { 1: companies[0]!, 4: '' })
        : add({ outcome: 'skip' }, { 1: companies[0]!, 3: '', 4: '' });
    }
    if (n % 50 === 17) return add(buildError('company.name'), { 1: 'Onbekend Bedrijf BV' });
    if (n % 50 === 19) return add(leftOut, { 2: 'geen adres' });
    if (n % 50 === 21) return add(buildError('fullName'), { 0: '' });
    return add(created);
  });
}

function generateLeads(count: number, companies: string[], { leads: stored }: Agency['stored']) {
  const titles: string[] = [];
  const rows = Array.from({ length: count }, (_, n): GivenRow => {
    const title = `Vestiging ${buildPlainName(n)}`;
    const company = companies[(n * 3) % companies.length]!;
    const day = (months: number, style = n) => writeDay(n * 11, months, style);
    const closing =
      n % 4 === 1 ? ['lost', day(9), 'financing'] : n % 4 === 2 ? ['won', day(9), null] : [null, null, null];
    const stages = [day(0), day(2), n % 3 === 0 ? null : day(4)];
    const cells = [`P-${n}`, title, company, 'web', day(0), ...stages, ...closing, '2.500.000', 'EUR', 5 + (n % 90)];
    const add = (expected: Expected, changed: Record<number, ExcelJS.CellValue> = {}): GivenRow => ({
      cells: cells.map((cell, index) => (index in changed ? changed[index]! : cell)),
      expected,
    });
    if (n % 25 === 3) {
      const nothing = Object.fromEntries([4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((index) => [index, null]));
      const same = { 1: `vestiging ${buildPlainName(n - 1)}`, 2: companies[((n - 1) * 3) % companies.length]! };
      return add({ outcome: 'skip', repeats: n - 1 }, { ...nothing, ...same, 0: `P-${n - 1}` });
    }
    if (n % 25 === 6) return add({ outcome: 'possible_duplicate', repeats: n - 1 }, { 0: `P-${n - 1}` });
    if (n % 25 === 7) {
      stored.push({
        title,
        companyName: companies[0]!,
        receivedOn: computeDay(n * 11)
          .toISOString()
          .slice(0, 10),
      });
      const nothing = Object.fromEntries([5, 6, 7, 8, 9, 10, 11, 12].map((index) => [index, null]));
      return add({ outcome: 'update', fields: ['externalIds', 'jobsExpected'] }, { ...nothing, 2: companies[0]! });
    }
    if (n % 50 === 9) return add(buildError('stageDates.qualified'), { 6: day(-3) });
    if (n % 50 === 11) return add(buildError('stageDates.proposal'), { 7: '31/12/2099', 8: null, 9: null, 10: null });
    if (n % 50 === 13) return add(buildError('company.name'), { 2: 'Onbekend Bedrijf BV' });
    if (n % 50 === 15) return add(buildError('source.channel'), { 3: 'postduif' });
    titles.push(title);
    return add(created);
  });
  return { rows, titles };
}

function generateInteractions(
  count: number,
  companies: string[],
  leads: string[],
  { interactions: stored }: Agency['stored'],
): GivenRow[] {
  const build = (n: number) => {
    const isOfLead = n % 2 === 0;
    const date = `${2016 + (n % 10)}年${1 + (n % 12)}月${1 + (n % 28)}日`;
    const lead = isOfLead ? leads[n % leads.length]! : '';
    return [
      date,
      'meeting',
      `第${n}次会谈`,
      '讨论了用地与电价',
      isOfLead ? '' : companies[n % companies.length]!,
      lead,
    ];
  };
  return Array.from({ length: count }, (_, n): GivenRow => {
    const add = (expected: Expected, changed: Record<number, string> = {}): GivenRow => ({
      cells: build(n).map((cell, index) => changed[index] ?? cell),
      expected,
    });
    if (n % 25 === 6) return { cells: build(n - 1), expected: { outcome: 'skip', repeats: n - 1 } };
    if (n % 25 === 10) {
      // The first company is one of those that the database has.
      const companyName = companies[0]!;
      const subject = `第${n}次会谈`;
      stored.push({ subject, occurredAt: '2024-06-03T10:00:00Z', companyName });
      return add({ outcome: 'skip' }, { 0: '2024年6月3日 12:00', 3: '', 4: companyName, 5: '' });
    }
    if (n % 50 === 13) return add(buildError('occurredAt'), { 0: '' });
    if (n % 50 === 15) return add(buildError('lead.title'), { 4: '', 5: 'Onbekend project' });
    if (n % 50 === 17) return add(buildError('occurredAt'), { 0: '某一天' });
    if (n % 50 === 19) return add(buildError('kind'), { 1: '飞鸽' });
    return add(created);
  });
}

/** Computes a day of the past ten years. */
function computeDay(n: number, months = 0): Date {
  return new Date(Date.UTC(2016 + (n % 9), (n % 12) + months, 1 + (n % 28)));
}

/** Writes a day of the past ten years as a cell of Excel, in the Belgian or in the Chinese way. */
function writeDay(n: number, months = 0, style = n): ExcelJS.CellValue {
  const date = computeDay(n, months);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (style % 3 === 0) return date;
  const pad = (part: number) => String(part).padStart(2, '0');
  return style % 3 === 1 ? `${pad(day)}/${pad(month)}/${year}` : `${year}年${month}月${day}日`;
}

function writeCompanies(rows: GivenRow[]): Promise<Buffer> {
  return writeSheet(rows, 5, (sheet) => {
    sheet.getCell('A1').value = 'Bedrijven van het agentschap';
    sheet.getRow(3).values = ['Bedrijf', null, null, 'Registratie', 'Cijfers', null, null, null];
    sheet.mergeCells('A3:C3');
    sheet.mergeCells('E3:H3');
    sheet.getRow(4).values = [
      'Naam',
      'Chinese naam',
      'Land',
      'KBO-nummer',
      'Aantal werknemers',
      'Omzet',
      'Munt',
      'Klant sinds',
    ];
  });
}

function writeLeads(rows: GivenRow[]): Promise<Buffer> {
  const headings =
    'Projectnummer,Titel,Bedrijf,Kanaal,Datum ontvangst,Eerste contact,Gekwalificeerd,Voorstel,Status,' +
    'Afgesloten op,Reden verlies,Geplande investering,Munt,Verwachte jobs';
  return writeSheet(rows, 3, (sheet) => {
    sheet.getCell('A1').value = 'Projecten sinds 2016';
    sheet.getRow(2).values = headings.split(',');
  });
}

function writeContacts(rows: GivenRow[]): Buffer {
  const headings = ['Naam', 'Bedrijf', 'E-mail', 'Telefoon', 'Functie', 'Score', 'Laatste bezoek’'];
  const text = numberRows(rows, 2).lines(headings, ';').join('\r\n');
  // Windows-1252 has the apostrophe where Latin-1 has a control character.
  return Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');
}

function writeInteractions(rows: GivenRow[]): Buffer {
  const lines = numberRows(rows, 2).lines(['日期', '类型', '主题', '内容', '公司名称', '项目'], '\t');
  return encodeGb18030(lines.join('\n'));
}

/** Encodes a text of characters with at most two bytes in GB18030, by reversing the decoder of the platform. */
function encodeGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from(
    [...text].flatMap((each) => (each.codePointAt(0)! < 0x80 ? [each.codePointAt(0)!] : codes.get(each)!)),
  );
}
