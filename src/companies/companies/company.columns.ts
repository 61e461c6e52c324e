import { createInvalidError } from '../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import type { UpdateCompany } from './company.dto.js';
import { Company } from '../model/company.entity.js';
import { COMPANY_FIELDS } from '../model/company.list.js';
import { buildCompanyKeys } from '../names/company-keys.rules.js';
import {
  checkIdentifiers,
  checkNace,
  validateEmailDomains,
  validateSubdivision,
  type Identifier,
  type Nace,
} from '../model/company.rules.js';
import type { TurnoverColumns } from './company-turnover.columns.js';
import { deriveEmailDomains } from '../identifiers/email-domains.rules.js';

/** The columns of a company that a request can change, directly or by derivation. */
export type CompanyColumns = Omit<
  Company,
  'id' | 'createdAt' | 'updatedAt' | 'version' | 'createdBy' | 'archivedAt' | 'mergedIntoId'
>;

/** The changes to a company in a request: its own columns, and its lists where the request contains them. */
export interface CompanyDraft<Columns> {
  columns: Columns;
  identifiers?: Identifier[];
  nace?: Nace[];
}

const INITIAL_VALUES = buildInitialValues(Company);

/** Builds a new company from a request and its valued turnover. @throws 422 with an error for every invalid field */
export function buildCompany(body: UpdateCompany, turnover: TurnoverColumns): Required<CompanyDraft<CompanyColumns>> {
  const {
    columns,
    identifiers = [],
    nace = [],
  } = buildCompanyChanges(INITIAL_VALUES as CompanyColumns, body, turnover);
  const emailDomains = deriveEmailDomains(body.website, body.emailDomains);
  return { columns: { ...INITIAL_VALUES, ...columns, emailDomains } as CompanyColumns, identifiers, nace };
}

/**
 * Returns the changes that a request makes to a company. It checks only the fields that the request contains.
 * @throws 422 with an error for every invalid field
 */
export function buildCompanyChanges(
  stored: CompanyColumns,
  body: UpdateCompany,
  turnover: TurnoverColumns,
  storedNace: readonly Nace[] = [],
): CompanyDraft<Partial<CompanyColumns>> {
  const identifiers = body.identifiers === undefined ? undefined : checkIdentifiers(body.identifiers ?? []);
  const nace = body.nace === undefined ? undefined : checkNace(body.nace ?? [], storedNace);
  const plain: Partial<Company> = pickColumns(body, COMPANY_FIELDS.writable, INITIAL_VALUES);
  const next = { ...stored, ...plain };
  const isPlaceChanged = body.country !== undefined || body.subdivision !== undefined;
  const errors = [
    ...(identifiers?.errors ?? []),
    ...(nace?.errors ?? []),
    ...validateEmailDomains(body.emailDomains ?? []),
    ...(isPlaceChanged
      ? validateSubdivision(
          next.country,
          next.subdivision,
          body.subdivision === undefined ? '/country' : '/subdivision',
        )
      : []),
  ];
  if (errors.length > 0) throw createInvalidError(errors);
  const columns = { ...plain, ...buildEmailDomains(stored, body, next.website), ...turnover };
  const isNameChanged = body.name !== undefined || body.nativeName !== undefined || body.aliases !== undefined;
  return {
    columns: isNameChanged ? { ...columns, ...buildCompanyKeys(next) } : columns,
    identifiers: identifiers?.value,
    nace: nace?.value,
  };
}

/**
 * Returns the mail domains after a change. Domains that were derived from the old website follow the new one; domains
 * that a user entered stay.
 */
function buildEmailDomains(
  stored: CompanyColumns,
  body: UpdateCompany,
  website: string | null,
): Partial<CompanyColumns> {
  if (body.emailDomains !== undefined) return { emailDomains: deriveEmailDomains(website, body.emailDomains) };
  if (body.website === undefined) return {};
  const isDerived = deriveEmailDomains(stored.website).join(' ') === stored.emailDomains.join(' ');
  return isDerived ? { emailDomains: deriveEmailDomains(website) } : {};
}
