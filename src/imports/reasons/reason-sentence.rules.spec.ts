import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERAL_ERROR_STATUSES } from '../../common/errors/general-error-codes.constants.js';
import { RECORD_ERROR_STATUSES } from '../../common/errors/record-error-codes.constants.js';
import { LANGUAGES } from '../../common/reference/languages.constants.js';
import { IMPORT_ENTITIES } from '../mapping/import-field.constants.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import { buildFieldName } from './field-names.rules.js';
import { describeReason, REASON_TEXTS, type ReasonSettings } from './reason-sentence.rules.js';

const column = (name: string) => ({ name, numberFormat: 'dutch', dateFormat: 'day-first' }) as const;
const settings: ReasonSettings = {
  entity: 'leads',
  columns: [column('Bron'), column('Kanaal'), column('Budget'), column('Jobs'), column('Ontvangen')],
  mapping: [
    { column: 'Bron', field: 'source.channel' },
    { column: 'Budget', field: 'capex.amount' },
    { column: 'Jobs', field: 'jobsExpected' },
    { column: 'Ontvangen', field: 'receivedOn', dateFormat: 'iso' },
  ],
  numberFormat: null,
  dateFormat: null,
};

describe('The sentence of a reason', () => {
  it('names the field, the cell and the column, and the choices in its language', () => {
    const reason = { field: 'source.channel', column: 'Bron', cell: 'Beurs', code: 'choice.invalid', detail: '…' };
    const dutch = describeReason(reason, settings, 'nl');
    expect(dutch).toMatch(/^Kanaal «Beurs» \(kolom «Bron»\): dit is niet bekend\. Kies uit: Activiteit, .*\.$/);
    const english = describeReason(reason, settings, 'en');
    expect(english).toMatch(/^Channel «Beurs» \(column «Bron»\): this is not known\. Choose from: Activity, .*\.$/);
  });

  it('does not repeat the heading of a column that is the name of the field', () => {
    const reason = { field: 'source.channel', column: 'KANAAL', cell: 'Beurs', code: 'field.required', detail: '' };
    expect(describeReason(reason, settings, 'nl')).toMatch(/^Kanaal «Beurs»: dit ontbreekt\./);
  });

  it('gives an example as the column writes it', () => {
    const say = (name: string, code: string) =>
      describeReason({ column: name, cell: 'x', code, detail: '' }, settings, 'nl');
    expect(say('Jobs', 'number.invalid')).toContain('Schrijf een geheel getal zoals 1.250.');
    expect(say('Ontvangen', 'date.invalid')).toContain('Schrijf de datum zoals 2026-12-31.');
  });

  it('says how long the month of a day is that does not exist', () => {
    const reason = { column: 'Ontvangen', cell: '31/11/2026', code: 'date.invalid' };
    const detail = 'That month has only 30 days.';
    expect(describeReason({ ...reason, detail }, settings, 'nl')).toMatch(
      /deze dag bestaat niet, want de maand telt 30 dagen\.$/,
    );
  });

  it('has no words of programmers for a value that is missing', () => {
    const reason = { field: 'capex.amount', code: 'field.required', detail: 'capex.amount is required.' };
    expect(describeReason(reason, settings, 'nl')).toMatch(/^Investering · Bedrag: dit ontbreekt\./);
    expect(describeReason(reason, settings, 'en')).toMatch(/^Investment · Amount: this is missing\./);
  });

  it('takes limits and days from the sentence of the API, and leaves out what that does not say', () => {
    const say = (code: string, detail: string) =>
      describeReason({ field: 'title', column: null, cell: null, code, detail }, settings, 'nl');
    const long = 'title must be shorter than or equal to 200 characters';
    expect(say('field.max_length', long)).toBe('Titel: deze tekst is te lang. Hij kan hoogstens 200 tekens hebben.');
    expect(say('field.max_length', '')).toBe('Titel: deze tekst is te lang.');
    const early = 'occurredOn must not be before 2026-03-31.';
    expect(say('lead.occurred_before_received', early)).toContain('Dat was op 31 mrt 2026.');
  });

  it('says what was kept, or which row says less', () => {
    const say = (detail: string) =>
      describeReason({ column: 'Jobs', cell: '10', code: 'import.value_not_taken', detail }, settings, 'nl');
    expect(say('"80" was kept. Let the column replace what is there, or change the record.')).toBe(
      'Verwachte jobs «10» (kolom «Jobs»): dit is niet overgenomen. «80» is gebleven: laat de kolom vervangen wat we hebben, of wijzig het zelf.',
    );
    expect(say('Row 2, which this row repeats, has no value in this column.')).toBe(
      'Verwachte jobs «10» (kolom «Jobs»): dit is niet overgenomen. Rij 2, die deze rij herhaalt, heeft hier geen waarde.',
    );
  });

  it('tells apart what the import did with a cell that it could not take as it is', () => {
    const say = (code: string, detail: string) =>
      describeReason({ column: 'Jobs', cell: 'x', code, detail }, settings, 'nl').replace(/^.*?: /, '');
    expect(say('import.value_left_out', '"x" Write the number as 1.234,56.')).toBe(
      'dit kon niet gebruikt worden en is weggelaten. Schrijf een geheel getal zoals 1.250.',
    );
    expect(say('import.value_left_out', 'The extension 12 was left out, because a phone number has none here.')).toBe(
      'het toestelnummer is weggelaten, want een telefoonnummer heeft er hier geen. Het was 12.',
    );
    expect(say('import.first_of_several', 'The first value of the cell was taken: an@example.be.')).toBe(
      'dit zijn er meerdere. Het eerste is overgenomen: an@example.be.',
    );
    expect(say('import.stage_date_left_out', '2026-01-01 was left out: the lead came in on 2026-02-03.')).toBe(
      'deze dag past niet bij de andere dagen van de lead en is weggelaten. Hij is vergeleken met 3 feb 2026.',
    );
    expect(say('import.closed_on_assumed', 'The file gives no day, so 2026-02-03 counts as that day.')).toBe(
      'de rij zegt niet wanneer de lead afgesloten is. 3 feb 2026 is aangenomen.',
    );
  });

  it('shortens a long cell and writes its lines as one', () => {
    const reason = { column: 'Bron', cell: `a\n${'b'.repeat(500)}`, code: 'choice.invalid', detail: '' };
    const sentence = describeReason(reason, settings, 'nl');
    expect(sentence).toContain(`«a ${'b'.repeat(57)}…»`);
  });

  it('of a whole row begins with a capital letter, and one without a text is that of the API', () => {
    const reason = { field: null, code: 'seminar.full', detail: 'The seminar is full.' };
    expect(describeReason(reason, settings, 'nl')).toBe('Alle plaatsen zijn bezet.');
    expect(describeReason({ ...reason, code: 'no.such' }, settings, 'nl')).toBe('The seminar is full.');
  });

  it('has every value or leaves its sentence out, for every code, field and language', () => {
    for (const entity of IMPORT_ENTITIES) {
      const fields = getImportFields(entity).map(({ name }) => name);
      const mapping = fields.map((field) => ({ column: `Kolom ${field}`, field }));
      const all = { ...settings, entity, mapping, columns: mapping.map((entry) => column(entry.column)) };
      for (const language of LANGUAGES) {
        for (const code of Object.keys(REASON_TEXTS)) {
          for (const field of [null, ...fields]) {
            const place = field === null ? null : `Kolom ${field}`;
            const sentence = describeReason({ field, column: place, cell: 'x', code, detail: '' }, all, language);
            expect(sentence).not.toMatch(/undefined|null|[{}]|: $|^$/);
            expect(sentence).toMatch(/\.$/);
          }
        }
      }
    }
  });
});

describe('The names of fields', () => {
  it('are words in both languages for every field of every import', () => {
    for (const entity of IMPORT_ENTITIES) {
      for (const { name } of getImportFields(entity)) {
        for (const language of LANGUAGES) {
          // A part without a name would stay as it is written in the API.
          expect(`${entity} ${name}: ${buildFieldName(entity, name, language)}`).not.toMatch(/: (.*· )?[a-z]/);
        }
      }
    }
  });

  it('name the record, its field and the stage', () => {
    expect(buildFieldName('leads', 'company.identifiers.KBO', 'nl')).toBe('Bedrijf · KBO-nummer');
    expect(buildFieldName('companies', 'turnover.amount', 'nl')).toBe('Omzet · Bedrag');
    expect(buildFieldName('leads', 'stageDates.qualified', 'en')).toBe('Day of the stage · Qualified');
    expect(buildFieldName('contacts', 'company.country', 'nl')).toBe('Bedrijf · Land');
  });
});

/** Codes of the API that no row of an import can give, because they are about other routes or about whole requests. */
const OTHER_CODES: readonly RegExp[] = [
  /^(activity|delegation)\.(?!status_not|cancelled|duplicate_participant|second_head)/,
  /^(company|contact)\.(merge_self|not_restorable|keep_until|keep_until_forbidden)$/,
  /^(api|api_key|auth|body|bulk_update|calendar|check_in|commitment|consent|file|idempotency|intake|intake_registration)\./,
  /^(key|live_updates|mapping|meeting|meeting_party|meeting_programme|meeting_slot|metrics|my_day|notification|oidc)\./,
  /^(parameter|password|password_link|preferences|programme|rate|rates|remote|report|report_lock|roadshow|rule|run)\./,
  /^(schedule|service|session|signature|totp|touch|travel_details|upload|verification|view|import_mapping)\./,
  /^(badge|door_link|erasure|intake_connection|privacy_notice|privacy_person|privacy_request|registration_page|retention)\./,
  /^user\.(duplicate_email|last_admin|own_account)$/,
  /^lead\.(bulk_|duplicate_realisation|evidence_elsewhere)/,
  /^(document|inbound_mail|mail|mail_template|mailing|unsubscribe|webhook)\./,
  /^reference\.not_integration$/,
  /^registration\.(consents_of_walk_in|no_form|override_needed|walk_in_or_status)$/,
  /^request\.(aborted|host|if_match|malformed|nested_too_deep|too_large|unsupported_media_type)$/,
  /^seminar\.(capacity_|closes_|hours_needed|opens_|sessions_|two_parents)/,
  /^import\.(?!initial_load_forbidden|month_locked)/,
];

describe('The texts of reasons', () => {
  it('exist in both languages for every code of the API that a row can give', () => {
    const codes = Object.keys({ ...GENERAL_ERROR_STATUSES, ...RECORD_ERROR_STATUSES });
    const possible = codes.filter((code) => !OTHER_CODES.some((pattern) => pattern.test(code)));
    expect(possible.length).toBeGreaterThan(80);
    expect(possible.filter((code) => !(code in REASON_TEXTS))).toEqual([]);
    const texts = Object.values(REASON_TEXTS).flat();
    expect(texts.filter(({ en, nl }) => en === '' || nl === '' || en === nl)).toEqual([]);
  });

  it('exist for every code that the import gives by itself', () => {
    const folder = join(process.cwd(), 'src/imports');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^(entities|mapping|model|runs)\/.*(?<!spec|mapping\.entity)\.ts$/.test(name),
    );
    const found = files.flatMap((name) => listRowCodes(readFileSync(join(folder, name), 'utf8')));
    expect(found).toEqual(expect.arrayContaining(['choice.invalid', 'import.reference_unknown', 'field.required']));
    expect([...new Set(found)].filter((code) => !(code in REASON_TEXTS))).toEqual([]);
  });
});

/** Lists the codes with which a source file describes a row: those of failed conversions, row errors, notices and warnings. */
function listRowCodes(source: string): string[] {
  const patterns = [
    /createRowError\([^,]+,\s*'([a-z_]+\.[a-z_]+)'/g,
    /(?:fail|accept)\([^;]*?'([a-z_]+\.[a-z_]+)'/g,
    /\bcode: '([a-z_]+\.[a-z_]+)'/g,
    /buildLeft\([^,]+,\s*'([a-z_]+\.[a-z_]+)'/g,
  ];
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => code!));
}
