import {
  describeColumn,
  type PersonalDataColumn,
  type PersonalDataTables,
  type TableLines,
} from './personal-data.rules.js';
import { ACTIVITY_TABLES } from './registry/activities.registry.js';
import { AGREEMENT_TABLES } from './registry/agreements.registry.js';
import { COMMON_TABLES } from './registry/common.registry.js';
import { COMPANY_TABLES } from './registry/companies.registry.js';
import { DATABASE_TABLES } from './registry/database.registry.js';
import { DOCUMENT_TABLES } from './registry/documents.registry.js';
import { IDENTITY_TABLES } from './registry/identity.registry.js';
import { IMPORT_TABLES } from './registry/imports.registry.js';
import { INTAKE_TABLES } from './registry/intake.registry.js';
import { INTERACTION_TABLES } from './registry/interactions.registry.js';
import { LEAD_TABLES } from './registry/leads.registry.js';
import { MAIL_TABLES } from './registry/mail.registry.js';
import { PRIVACY_TABLES } from './registry/privacy.registry.js';
import { REFERENCE_TABLES } from './registry/reference.registry.js';
import { REPORT_TABLES } from './registry/reports.registry.js';
import { SEARCH_TABLES } from './registry/search.registry.js';
import { WEBHOOK_TABLES } from './registry/webhooks.registry.js';

/** The tables of each file of `registry`, by the name of the file. A file is named like the folder of `src` that owns them. */
export const PERSONAL_DATA: Readonly<Record<string, PersonalDataTables>> = {
  activities: ACTIVITY_TABLES,
  agreements: AGREEMENT_TABLES,
  common: COMMON_TABLES,
  companies: COMPANY_TABLES,
  database: DATABASE_TABLES,
  documents: DOCUMENT_TABLES,
  identity: IDENTITY_TABLES,
  imports: IMPORT_TABLES,
  intake: INTAKE_TABLES,
  interactions: INTERACTION_TABLES,
  leads: LEAD_TABLES,
  mail: MAIL_TABLES,
  privacy: PRIVACY_TABLES,
  reference: REFERENCE_TABLES,
  reports: REPORT_TABLES,
  search: SEARCH_TABLES,
  webhooks: WEBHOOK_TABLES,
};

const TABLES: ReadonlyMap<string, TableLines> = new Map(Object.values(PERSONAL_DATA).flatMap(Object.entries));

/** Returns the lines of a table; undefined if the registry does not know it. */
export function findTable(name: string): TableLines | undefined {
  return TABLES.get(name);
}

/** Lists every column that can hold text, with its treatment at an erasure and the paths to the person. */
export function listPersonalData(): PersonalDataColumn[] {
  return [...TABLES].flatMap(([table, lines]) =>
    Object.keys(lines.columns).map((column) => describeColumn(table, column, lines)),
  );
}
