import type { FieldDescription } from '../../common/lists/field-description.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { PERSON_REPORT_TEXTS } from './i18n/person-report-texts.constants.js';
import type { PersonReportView } from './person-report.view.js';

/** The maximum number of rows of a table that are printed. The JSON has all of them. */
const MAX_ROWS = 300;
/** The maximum number of characters of a value that are printed. */
const MAX_VALUE_LENGTH = 1_500;

/** A table of the printed report, as texts only. */
export interface PrintedTable {
  heading: string;
  heads: string[];
  rows: string[][];
}

/** The printed report, as plain data for the rendering thread. */
export interface PrintedReport {
  language: Language;
  title: string;
  foot: string;
  madeAt: string;
  intro: string;
  facts: string[];
  tables: PrintedTable[];
  rightsHeading: string;
  rights: string[];
  missing: string;
}

/** Returns the texts of the printed report. `fields` are the fields of records, whose labels name the values. */
export function buildPrintedReport(report: PersonReportView, fields: readonly FieldDescription[]): PrintedReport {
  const { language, names, emails, generatedAt, privacyContact } = report;
  const t = PERSON_REPORT_TEXTS[language];
  const labels = new Map(fields.toReversed().map(({ name, label }) => [name, label?.[language === 'en' ? 0 : 1]]));
  const format = (at: Date | null) => (at === null ? '–' : formatDay(at.toISOString(), language));
  const { heads } = t;
  const title = t.formatTitle(names[0] ?? emails[0] ?? report.key);
  const tables: PrintedTable[] = [
    {
      heading: t.parts.consents,
      heads: [heads.when, heads.what, heads.text, heads.source],
      rows: report.consents.map(({ occurredAt, purpose, granted, wording, source }) => {
        return [format(occurredAt), `${purpose}: ${granted ? t.granted : t.refused}`, wording, source];
      }),
    },
    {
      heading: t.parts.leads,
      heads: [heads.what],
      rows: report.leads.map((lead) => [[lead.reference, lead.title].filter(Boolean).join(' ')]),
    },
    {
      heading: t.parts.documents,
      heads: [heads.when, heads.what, heads.name],
      rows: report.documents.map((document) => [format(document.createdAt), document.title, document.fileName ?? '–']),
    },
    {
      heading: t.parts.sources,
      heads: [heads.when, heads.what, heads.source],
      rows: report.sources.map(({ at, field, source }) => [format(at), formatField(field, labels), source]),
    },
    {
      heading: t.parts.recipients,
      heads: [heads.name, heads.from, heads.until],
      rows: report.recipients.map(({ name, firstAt, lastAt }) => [name, format(firstAt), format(lastAt)]),
    },
    {
      heading: t.parts.retention,
      heads: [heads.what, heads.term],
      rows: report.retention.map(({ data, term }) => [data, term]),
    },
    ...report.tables.map(({ label, rows }) => ({
      heading: `${label} (${rows.length})`,
      heads: [t.parts.rows],
      rows: rows.slice(0, MAX_ROWS).map((row) => [formatRow(row, labels, language)]),
    })),
  ];
  return {
    language,
    title,
    foot: `${title} · ${t.madeOn} ${format(generatedAt)}`,
    madeAt: generatedAt.toISOString(),
    intro: t.formatIntro(privacyContact),
    facts: [names.join(' · '), emails.join(' · '), report.objected ? t.objected : ''].filter((text) => text !== ''),
    tables: tables.map((table) => ({ ...table, rows: table.rows.length > 0 ? table.rows : [[t.none]] })),
    rightsHeading: t.parts.rights,
    rights: report.rights,
    missing: t.missing,
  };
}

function formatRow(row: Record<string, unknown>, labels: Labels, language: Language): string {
  return Object.entries(row)
    .map(([field, value]) => `${formatField(field, labels)}: ${formatValue(value, language)}`)
    .join('\n');
}

type Labels = ReadonlyMap<string, string | undefined>;

/** Names a field by its label, or by the words of its name: `replacedStatus` is "replaced status". */
function formatField(field: string, labels: Labels): string {
  return labels.get(field) ?? field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function formatValue(value: unknown, language: Language): string {
  if (typeof value === 'string') {
    return TIME.test(value) ? formatDay(value, language) : value.slice(0, MAX_VALUE_LENGTH);
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return JSON.stringify(value).slice(0, MAX_VALUE_LENGTH);
}

function formatDay(time: string, language: Language): string {
  const [year, month, day] = time.slice(0, 10).split('-');
  return language === 'nl' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
}
