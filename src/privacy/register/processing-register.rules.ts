import type { LawfulBasis } from '../../companies/model/company.constants.js';
import { PERSONAL_DATA } from '../personal-data.registry.js';
import { describeColumn, type TableLines } from '../personal-data.rules.js';
import {
  type Purpose,
  PURPOSES,
  REGISTERED_GROUPS,
  type RegisteredGroup,
  type RegisterTexts,
} from './i18n/register-texts.rules.js';
import type { PurposeView, RegisteredTableView, TableGroupView } from './processing-register.view.js';

/** The lawful bases of the purposes, and the subjects of tables that serve them. */
const USES: Readonly<Record<Purpose, { lawfulBases: LawfulBasis[]; groups: RegisteredGroup[] }>> = {
  relations: {
    lawfulBases: ['public_task', 'legitimate_interest'],
    groups: ['companies', 'leads', 'agreements', 'interactions', 'documents', 'mail', 'imports'],
  },
  events: {
    lawfulBases: ['public_task', 'consent'],
    groups: ['activities', 'intake', 'mail', 'imports'],
  },
  mailings: { lawfulBases: ['consent'], groups: ['companies', 'mail'] },
  reports: { lawfulBases: ['public_task'], groups: ['reports', 'leads', 'activities', 'database'] },
  obligations: { lawfulBases: ['public_task'], groups: ['privacy', 'companies', 'mail'] },
  operation: {
    lawfulBases: ['legitimate_interest'],
    groups: ['identity', 'common', 'search', 'webhooks', 'database', 'imports'],
  },
};

/** Returns for what data are used. */
export function buildPurposes(t: RegisterTexts): PurposeView[] {
  return PURPOSES.map((id) => ({ id, ...t.purposes[id], ...USES[id] }));
}

/** Returns the subjects of tables with data of people, from the registry of personal data. */
export function buildGroups(t: RegisterTexts): TableGroupView[] {
  return REGISTERED_GROUPS.map((id) => {
    const { name, persons, data } = t.groups[id];
    const tables = Object.entries(PERSONAL_DATA[id] ?? {}).filter(([, lines]) => hasPersons(lines));
    return { id, name, persons: [...persons], data: [...data], tables: tables.map(describeTable) };
  });
}

/** Tells whether the rows of a table are about people: they lead to a person, or a column names colleagues. */
export function hasPersons({ foundBy = [], columns }: TableLines): boolean {
  return foundBy.length > 0 || Object.values(columns).includes('staff');
}

function describeTable([table, lines]: [string, TableLines]): RegisteredTableView {
  const described = Object.keys(lines.columns).map((column) => describeColumn(table, column, lines));
  const personal = described.filter(({ treatment }) => treatment !== 'none' && treatment !== 'keep');
  return {
    table,
    columns: personal.map(({ column }) => column),
    kept: described.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  };
}
