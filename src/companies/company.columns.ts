import { invalid } from '../common/errors/domain.errors.js';
import type { UpdateCompany } from './company.dto.js';
import type { Company } from './company.entity.js';
import { companyKeys } from './company.keys.js';
import {
  checkIdentifiers,
  checkNace,
  emailDomainErrors,
  subdivisionErrors,
  type Identifier,
  type Nace,
} from './company.rules.js';
import type { TurnoverColumns } from './company-turnover.queries.js';
import { deriveEmailDomains } from './email.domains.js';

/** The columns of a company that a request can touch, directly or by what follows from them. */
export type CompanyColumns = Omit<
  Company,
  'id' | 'createdAt' | 'updatedAt' | 'version' | 'createdBy' | 'archivedAt' | 'mergedIntoId'
>;

/** What a request says of a company: its own columns, and its lists where it names them. */
export interface CompanyDraft<Columns> {
  columns: Columns;
  identifiers?: Identifier[];
  nace?: Nace[];
}

/** A company of which nothing is known: what absent and null mean. */
const BLANK: CompanyColumns = {
  name: '',
  nativeName: null,
  aliases: [],
  kind: 'company',
  country: '',
  subdivision: null,
  city: null,
  address: null,
  postalCode: null,
  website: null,
  emailDomains: [],
  employees: null,
  turnoverAmount: null,
  turnoverCurrency: null,
  turnoverRate: null,
  turnoverRateOn: null,
  turnoverUnitsPerEuro: null,
  turnoverRateKind: null,
  turnoverEur: null,
  parentId: null,
  ownerId: null,
  tags: [],
  notes: null,
  nameKey: '',
  coreKey: null,
  nativeKey: null,
  aliasKeys: [],
  pinyin: null,
  pinyinInitials: null,
};

/** Fields that are stored as they are given. */
const PLAIN = [
  'name',
  'nativeName',
  'aliases',
  'kind',
  'country',
  'subdivision',
  'city',
  'address',
  'postalCode',
  'website',
  'employees',
  'parentId',
  'ownerId',
  'tags',
  'notes',
] as const satisfies (keyof UpdateCompany & keyof CompanyColumns)[];

/** A new company from a request, with its turnover as it was valued. @throws 422 naming every wrong place */
export function newCompany(body: UpdateCompany, turnover: TurnoverColumns): Required<CompanyDraft<CompanyColumns>> {
  const { columns, identifiers = [], nace = [] } = changedCompany(BLANK, body, turnover);
  const emailDomains = deriveEmailDomains(body.website, body.emailDomains);
  return { columns: { ...BLANK, ...columns, emailDomains }, identifiers, nace };
}

/** What a request changes of a company. Only what it touches is checked. @throws 422 naming every wrong place */
export function changedCompany(
  stored: CompanyColumns,
  body: UpdateCompany,
  turnover: TurnoverColumns,
): CompanyDraft<Partial<CompanyColumns>> {
  const identifiers = body.identifiers === undefined ? undefined : checkIdentifiers(body.identifiers ?? []);
  const nace = body.nace === undefined ? undefined : checkNace(body.nace ?? []);
  const given = PLAIN.filter((field) => body[field] !== undefined);
  const plain = Object.fromEntries(
    given.map((field) => [field, body[field] ?? BLANK[field]]),
  ) as Partial<CompanyColumns>;
  const next = { ...stored, ...plain };
  const placed = body.country !== undefined || body.subdivision !== undefined;
  const errors = [
    ...(identifiers?.errors ?? []),
    ...(nace?.errors ?? []),
    ...emailDomainErrors(body.emailDomains ?? []),
    ...(placed
      ? subdivisionErrors(next.country, next.subdivision, body.subdivision === undefined ? '/country' : '/subdivision')
      : []),
  ];
  if (errors.length > 0) throw invalid(errors);
  const columns = { ...plain, ...emailDomains(stored, body, next.website), ...turnover };
  const named = body.name !== undefined || body.nativeName !== undefined || body.aliases !== undefined;
  return {
    columns: named ? { ...columns, ...companyKeys(next) } : columns,
    identifiers: identifiers?.value,
    nace: nace?.value,
  };
}

/** Domains that were derived from the old website follow the new one; those that somebody gave stay. */
function emailDomains(stored: CompanyColumns, body: UpdateCompany, website: string | null): Partial<CompanyColumns> {
  if (body.emailDomains !== undefined) return { emailDomains: deriveEmailDomains(website, body.emailDomains) };
  if (body.website === undefined) return {};
  const derived = deriveEmailDomains(stored.website).join(' ') === stored.emailDomains.join(' ');
  return derived ? { emailDomains: deriveEmailDomains(website) } : {};
}
