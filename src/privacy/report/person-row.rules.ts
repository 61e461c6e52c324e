import type { PersonalDataColumn, Treatment } from '../personal-data.rules.js';
import { pickMentions, redactValue, type Redaction } from './person-redaction.rules.js';
import type { SchemaColumn, StoredRow } from './person-rows.queries.js';

/** A row of a report, by the names of its columns. Empty columns are left out. */
export type ReportedRow = Record<string, unknown>;

/** Tables about projects and organisations. Of their texts only those that mention the person are about the person. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
  'activity',
  'agreement',
  'commitment',
  'company',
  'company_membership',
  'import',
  'import_mapping',
  'label_version',
  'lead',
  'lead_evidence',
  'lead_transition',
  'lead_verification_request',
  'lead_version',
  'meeting_programme',
  'programme_item',
  'report_lock',
  'saved_view',
  'seminar_session',
]);

/** Columns that identify a record of {@link ABOUT_OTHERS}, which are shown always. */
const IDENTIFYING: ReadonlySet<string> = new Set(['reference', 'title', 'name', 'label', 'file_name']);

/** Columns that nobody needs to know, because they open something or only find rows. */
const TECHNICAL = /(^|_)(token|secret|hash|sha256|encrypted|key_id)($|_)/;

/** Copies of whole records, which other rows of the report have. Only their size is told. */
const COPIES: ReadonlySet<string> = new Set([
  'idempotency_key.response',
  'webhook_delivery.request_headers',
  'webhook_delivery.request_body',
  'webhook_delivery.response_headers',
  'webhook_delivery.response_body',
  'inbound_mail.raw_addresses',
  'lead_version.data',
  'report_lock.document',
]);

/** Columns of a row of a confidential lead that are shown: ids and times. All others tell something about the lead. */
const SHOWN_OF_SECRET: ReadonlySet<string> = new Set([
  'id',
  'lead_id',
  'contact_id',
  'interaction_id',
  'entity_type',
  'entity_id',
  'created_at',
  'updated_at',
  'occurred_at',
  'at',
  'valid_from',
  'valid_to',
]);

/** Columns that can have the id of a lead. A row of the lead itself has it as its own id. */
const LEAD_IDS = ['id', 'lead_id', 'other_lead_id', 'named_lead_id', 'confidential_lead_id', 'entity_id'];

/** The facts with which the rows of a table are shown. */
export interface RowContext {
  columns: readonly SchemaColumn[];
  treatments: ReadonlyMap<string, Treatment>;
  redaction: Redaction;
  /** Names, addresses and ids of the person in lower case. */
  words: readonly string[];
  /** The ids of the records of the person. */
  ownIds: ReadonlySet<string>;
  /** The ids of confidential leads, and of the records that belong to them. */
  secretIds: ReadonlySet<string>;
}

/** Returns the treatments of the columns of a table. A column without one holds no text. */
export function buildTreatments(lines: readonly PersonalDataColumn[]): ReadonlyMap<string, Treatment> {
  return new Map(lines.map(({ column, treatment }) => [column, treatment]));
}

/** Builds a row of the report from one of the database. */
export function buildReportedRow(row: StoredRow, context: RowContext): ReportedRow {
  const isSecret = isOfSecretLead(row, context);
  const entries = context.columns.flatMap(({ table, column, type }) => {
    const value = row[column];
    if (value === null || value === undefined || TECHNICAL.test(column)) return [];
    const treatment = context.treatments.get(column) ?? 'none';
    const shown = showValue(value, { table, column, type, treatment, isSecret, row, context });
    return shown === undefined ? [] : [[toCamelCase(column), shown]];
  });
  return Object.fromEntries(entries) as ReportedRow;
}

interface Cell extends SchemaColumn {
  treatment: Treatment;
  isSecret: boolean;
  row: StoredRow;
  context: RowContext;
}

function showValue(value: unknown, { table, column, type, treatment, isSecret, row, context }: Cell): unknown {
  const { redaction, words, ownIds } = context;
  if (treatment === 'derived') return undefined;
  if (isSecret && !SHOWN_OF_SECRET.has(column)) {
    return treatment === 'text' && column === 'title' ? redaction.secretText : undefined;
  }
  if (type === 'bytea') return { bytes: value };
  if (COPIES.has(`${table}.${column}`)) return { characters: JSON.stringify(value).length };
  if (treatment === 'staff') return undefined;
  if (treatment === 'none' || treatment === 'hash') return redactValue(value, redaction);
  const isOthers = treatment === 'changes' ? !ownIds.has(String(row['entity_id'])) : isTextAboutOthers(table, column);
  const own = isOthers ? pickMentions(value, words) : value;
  return own === undefined ? undefined : redactValue(own, redaction);
}

function isTextAboutOthers(table: string, column: string): boolean {
  return ABOUT_OTHERS.has(table) && !IDENTIFYING.has(column);
}

/**
 * Tells whether a row belongs to a confidential lead, of which the report only says that there is one. The earlier state of a
 * record names the lead in its data.
 */
function isOfSecretLead(row: StoredRow, { secretIds }: RowContext): boolean {
  const data = row['data'] as Readonly<Record<string, unknown>> | null | undefined;
  const ids = [...LEAD_IDS.map((column) => row[column]), data?.['lead_id']];
  return ids.some((id) => typeof id === 'string' && secretIds.has(id));
}

/** Writes the name of a column as that of a field of the API. */
export function toCamelCase(column: string): string {
  return column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
