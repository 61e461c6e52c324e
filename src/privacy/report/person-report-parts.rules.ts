import type { ConsentPurpose, LawfulBasis } from '../../companies/model/company.constants.js';
import type { PersonReportTexts } from './i18n/person-report-texts.rules.js';
import { redactText, redactValue } from './person-redaction.rules.js';
import type { PersonData } from './person-report.reader.js';
import type {
  DatumSourceView,
  RecipientView,
  ReportedConsentView,
  ReportedDocumentView,
  ReportedLeadView,
} from './person-report.view.js';
import { toCamelCase } from './person-row.rules.js';
import type { StoredRow } from './person-rows.queries.js';

/** Returns the statements of the person with their wordings, the latest first. */
export function buildConsents(data: PersonData): ReportedConsentView[] {
  return listRows(data, 'consent')
    .map((row) => ({
      purpose: row['purpose'] as ConsentPurpose,
      granted: row['granted'] === true,
      lawfulBasis: row['lawful_basis'] as LawfulBasis,
      wording: redactText(String(row['wording']), data.redaction),
      wordingVersion: String(row['wording_version']),
      occurredAt: toDate(row['occurred_at']),
      source: redactText(String(row['source']), data.redaction),
      proof: redactValue(row['proof'], data.redaction) as string | null,
    }))
    .toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
}

/** Returns the projects of the person. Of a confidential one only that it exists is told. */
export function buildLeads({ redaction, secretLeadIds, ...data }: PersonData): ReportedLeadView[] {
  return listRows(data, 'lead').map((row) =>
    secretLeadIds.has(String(row['id']))
      ? { reference: null, title: redaction.secretText }
      : { reference: String(row['reference']), title: redactText(String(row['title']), redaction) },
  );
}

/** Returns the documents of the person, each with its latest file. */
export function buildDocuments(data: PersonData): ReportedDocumentView[] {
  const versions = Map.groupBy(listRows(data, 'document_version'), (row) => String(row['document_id']));
  return listRows(data, 'document').map((row) => {
    const latest = versions.get(String(row['id']))?.toSorted((a, b) => Number(b['number']) - Number(a['number']))[0];
    return {
      id: String(row['id']),
      title: redactText(String(row['title']), data.redaction),
      fileName: latest ? redactText(String(latest['file_name']), data.redaction) : null,
      sizeBytes: latest ? Number(latest['size']) : null,
      createdAt: toDate(row['created_at']),
    };
  });
}

/** Returns where each datum of the person comes from: a file, a form, a colleague by role, or a program. */
export function buildSources({ sources, redaction }: PersonData, t: PersonReportTexts): DatumSourceView[] {
  return sources.map(({ entityType, entityId, field, at, actorKind, actorId, importFile, form }) => {
    const actor = actorKind === 'system' ? t.application : (redaction.roles.get(actorId ?? '') ?? t.program);
    const source = importFile !== null ? t.formatImport(importFile) : form === null ? actor : t.formatForm(form);
    return { record: entityType, id: entityId, field: toCamelCase(field), at, source: redactText(source, redaction) };
  });
}

/** Returns who has received data of the person: other systems by webhooks, and partners if the person agreed to that. */
export function buildRecipients(data: PersonData, t: PersonReportTexts): RecipientView[] {
  const webhooks = data.webhooks.map(({ name, url, firstAt, lastAt }): RecipientView => {
    return {
      kind: 'webhook',
      name: redactText(`${name} (${URL.parse(url)?.host ?? '…'})`, data.redaction),
      firstAt,
      lastAt,
    };
  });
  const sharing = buildConsents(data).find(({ purpose }) => purpose === 'partner_sharing');
  if (!sharing?.granted) return webhooks;
  return [...webhooks, { kind: 'partners', name: t.partners, firstAt: sharing.occurredAt, lastAt: null }];
}

function listRows({ tables }: Pick<PersonData, 'tables'>, wanted: string): StoredRow[] {
  return tables.filter(({ table }) => table === wanted).flatMap(({ stored }) => stored);
}

function toDate(value: unknown): Date {
  return new Date(String(value));
}
