import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { searchEverywhere } from './everywhere.search.js';
import { buildKnownPersonSettings, givenKnownPerson, KNOWN, KNOWN_PARTS, KNOWN_WORDS } from './known-person.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api, make } = useApi({ env: buildKnownPersonSettings(sink.port) });
const folder = useFolder();
const emptyDatabase = { query: () => Promise.resolve({ rows: [] }) } as never;

/** The tables in which the acceptance of the erasure wants the person to stand before it. */
const PLACES = [
  'activity.notes',
  'agreement_signatory.name',
  'audit_entry.changes',
  'consent.proof',
  'contact.full_name',
  'contact.pinyin',
  'delegation_participant.notes',
  'document.title',
  'document_chunk.bytes',
  'idempotency_key.response',
  'import_row.cells',
  'inbound_mail.raw',
  'intake_delivery.body',
  'intake_quarantine.head',
  'intake_registration.full_name',
  'interaction.summary',
  'lead.title',
  'lead_version.data',
  'mail.body_text',
  'privacy_request.subject_name',
  'record_version.data',
  'saved_view.filters',
  'search_entry.terms',
  'search_word.word',
  'session_speaker.name',
  'task.title',
];

describe('A person with everything that may be stored of one', () => {
  it('is found in every table that an erasure has to reach', async () => {
    const person = await givenKnownPerson(api, make);
    expect(person.interactionIds).toHaveLength(12);
    const found = new Set((await searchEverywhere(api, [...KNOWN_WORDS, ...KNOWN_PARTS])).map(({ place }) => place));
    expect(PLACES.filter((place) => !found.has(place))).toEqual([]);
    const report = await api.manager.bytes(`/privacy/people/${person.contactId}/report?format=pdf`);
    const log = `\\x${report.toString('hex')}`;
    const inReport = await searchEverywhere({ db: emptyDatabase, logs: [log] }, [KNOWN.phone, KNOWN.nativeName]);
    expect(inReport.map(({ word, form }) => [word, form])).toEqual([
      [KNOWN.phone, 'bytes pdf plain'],
      [KNOWN.nativeName, 'bytes pdf plain'],
    ]);
  });
});

describe('The search of everything', () => {
  const name = KNOWN.fullName;
  const xml = Buffer.from(`<name>${name}</name>`);
  it.each([
    ['as it is', 'plain', `Dear ${name}!`],
    ['in capitals', 'plain', name.toUpperCase()],
    ['with accents of their own', 'plain', name.normalize('NFD')],
    ['in base64', 'base64', Buffer.from(`a${name}`).toString('base64')],
    ['in base64 at the second byte', 'base64', Buffer.from(`ab${name}`).toString('base64')],
    ['in base64 of an address', 'base64', Buffer.from(name).toString('base64url')],
    ['in base64 with line ends', 'base64', Buffer.from(name).toString('base64').replaceAll(/.{8}/g, '$&\r\n')],
    ['in hexadecimal digits', 'hex', xml.toString('hex').toUpperCase()],
    ['in an address', 'percent-encoded', encodeURIComponent(name)],
    ['in a mail', 'quoted-printable', name.replace('í', '=C3=AD')],
    ['in JSON escapes', 'json escapes', name.replace('í', '\\u00ed')],
    ['in a compressed file in a column', 'bytes gzip plain', `\\x${gzipSync(xml).toString('hex')}`],
    ['in base64 of a compressed file', 'base64 gzip plain', gzipSync(xml.toString().padEnd(90)).toString('base64')],
    ['in UTF-16', 'bytes utf-16 plain', `\\x${Buffer.from(name, 'utf16le').toString('hex')}`],
  ])('finds a name %s', async (_, form, log) => {
    const findings = await searchEverywhere({ db: emptyDatabase, logs: [log] }, [name]);
    expect(findings).toContainEqual({ place: 'log', word: name, form });
  });

  it('finds a name in a workbook in a folder and in the name of a file, and nothing where there is nothing', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('People').addRow([name]);
    writeFileSync(join(folder, 'people.xlsx'), Buffer.from(await workbook.xlsx.writeBuffer()));
    writeFileSync(join(folder, `${KNOWN.familyName}.txt`), '');
    const findings = await searchEverywhere({ db: emptyDatabase, folders: [folder] }, [
      name,
      KNOWN.familyName,
      'nobody',
    ]);
    expect(findings.map(({ word, form }) => [word, form]).toSorted()).toEqual(
      [
        [name, 'zip plain'],
        [KNOWN.familyName, 'zip plain'],
        [KNOWN.familyName, 'plain'],
      ].toSorted(),
    );
  });
});
