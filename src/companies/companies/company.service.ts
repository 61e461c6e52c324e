import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { replaceExternalIds } from '../../common/external-ids/external-id.store.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  activateIdentifiers,
  readChildren,
  assertIdentifiersFree,
  insertIdentifiers,
  insertNace,
  replaceIdentifiers,
  replaceNace,
  type CompanyChildren,
} from './company-children.store.js';
import { buildCompanyChanges, buildCompany } from './company.columns.js';
import type { CreateCompany, UpdateCompany } from './company.dto.js';
import { COMPANY, type Company } from '../model/company.entity.js';
import { isSelfOrDescendant, lockHierarchy } from '../../database/records/record-hierarchy.queries.js';
import { companyList } from '../model/company.list.js';
import { resolveTurnoverColumns } from './company-turnover.columns.js';
import type { CompanyView } from './company.view.js';
import { LIKELY_DUPLICATE } from '../duplicates/duplicate-scoring.rules.js';
import { findDuplicates } from '../duplicates/duplicate-search.queries.js';
import type { Identifier } from '../model/company.rules.js';

/** Maximum number of candidates that a refusal names. */
const MAX_CANDIDATES = 10;

/** A company with its registration numbers, by which similar ones are found. */
type NamedCompany = Company & { identifiers: Identifier[] };

/** Service for companies: investors, partners, universities, chambers of commerce. */
@Injectable()
export class CompanyService {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Creates a company.
   * @throws 409 `company.duplicate_identifier` naming the holder, 409 `external_id.taken`, 409
   * `company.possible_duplicate` naming the candidates unless the caller allows a duplicate, 422
   */
  async create(tx: Tx, body: CreateCompany, id: string = uuidv7()): Promise<CompanyView> {
    const { columns, identifiers, nace } = buildCompany(
      body,
      await resolveTurnoverColumns(tx.sql, body, null, getToday(tx)),
    );
    if (body.parentId) await lockHierarchy(tx, 'company');
    await assertRelatedCompanies(tx, body);
    const company: Company = { ...columns, ...buildNewRecord(tx, id), mergedIntoId: null };
    await assertIdentifiersFree(tx, company.id, identifiers);
    await lockNames(tx, company);
    if (!body.allowDuplicate) await this.assertNoDuplicate(tx, { ...company, identifiers }, body.minDuplicateScore);
    await insertRecord(tx, COMPANY, company, { identifiers, externalIds: body.externalIds ?? [], nace });
    await replaceExternalIds(tx, 'company_id', company.id, body.externalIds);
    await insertIdentifiers(tx, company.id, identifiers);
    await insertNace(tx, company.id, nace);
    return readCompanyView(tx, company.id);
  }

  private async assertNoDuplicate(tx: Tx, company: NamedCompany, minScore: number | null | undefined): Promise<void> {
    try {
      await assertNoSimilarCompany(tx, company, minScore ?? LIKELY_DUPLICATE);
    } catch (error) {
      // The candidate may have been found by a number that another transaction took a moment ago. In that case the
      // error about the number is more precise.
      await assertIdentifiersFree(tx, company.id, company.identifiers);
      throw error;
    }
  }

  /** Returns a company by id, archived or not. @throws 404 */
  read(id: string, actor: Actor): Promise<CompanyView> {
    return readRecord(this.sql, companyList, 'company', id, actor);
  }

  /**
   * Updates a company.
   * @throws 404, 409 when the company is archived or an identifier belongs to another one, 412, 422
   */
  async update(tx: Tx, id: string, body: UpdateCompany, ifMatch?: number): Promise<CompanyView> {
    if (body.parentId) await lockHierarchy(tx, 'company');
    const company = await lockLive(tx, COMPANY, id, ifMatch);
    const before = await readChildren(tx, id);
    const { columns, identifiers, nace } = buildCompanyChanges(
      company,
      body,
      await resolveTurnoverColumns(tx.sql, body, company, getToday(tx)),
      before.nace,
    );
    await assertRelatedCompanies(tx, body);
    if (body.parentId) await assertNoCycle(tx, id, body.parentId);
    if (identifiers) {
      await assertIdentifiersFree(tx, id, identifiers);
      await replaceIdentifiers(tx, id, identifiers);
    }
    await replaceExternalIds(tx, 'company_id', id, body.externalIds);
    if (nace) await replaceNace(tx, id, nace);
    const after: CompanyChildren = await readChildren(tx, id);
    await updateRecord<Company>(tx, COMPANY, company, { set: columns, children: { before, after } });
    return readCompanyView(tx, id);
  }

  /** Archives a company and releases its registration numbers. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<CompanyView> {
    await archiveRecord(tx, COMPANY, id, ifMatch);
    await activateIdentifiers(tx, id, false);
    return readCompanyView(tx, id);
  }

  /**
   * Restores an archived company with its registration numbers.
   * @throws 404, 412, 409 `company.merged`, 409 `company.duplicate_identifier` when another company has one of the
   * numbers
   */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<CompanyView> {
    const company = await lockRecord(tx, COMPANY, id, ifMatch);
    if (company.mergedIntoId) {
      const { mergedIntoId } = company;
      throw new CodedError('company.merged', `This company has been merged into ${mergedIntoId}.`, [], {
        mergedIntoId,
      });
    }
    await restoreRecord(tx, COMPANY, id, ifMatch);
    await activateIdentifiers(tx, id, true);
    return readCompanyView(tx, id);
  }
}

/** Returns the view of a company inside a transaction that may have changed it. */
export function readCompanyView(tx: Tx, id: string): Promise<CompanyView> {
  return readRecord(tx.sql, companyList, 'company', id, tx.actor);
}

function getToday(tx: Tx): string {
  return getLocalDate(AGENCY_ZONE, tx.now);
}

function assertRelatedCompanies(tx: Tx, body: UpdateCompany): Promise<void> {
  return assertReferences(tx, [
    { table: 'company', id: body.parentId, pointer: '/parentId' },
    { table: 'app_user', id: body.ownerId, pointer: '/ownerId' },
  ]);
}

/**
 * Takes advisory locks on the names of a company, so that the second of two requests for the same name finds the first
 * company as a duplicate.
 */
async function lockNames(tx: Tx, { nameKey, nativeKey }: Company): Promise<void> {
  const keys = [nameKey, ...(nativeKey === null ? [] : [nativeKey])].map((key) => `company ${key}`);
  for (const key of keys.toSorted()) {
    await acquireAdvisoryLock(tx.sql, key);
  }
}

async function assertNoSimilarCompany(tx: Tx, company: NamedCompany, minScore: number): Promise<void> {
  const candidates = await findDuplicates(tx.sql, company, { minScore, limit: MAX_CANDIDATES });
  if (candidates.length === 0) return;
  const names = candidates.map(({ name, id }) => `${name} (${id})`).join(', ');
  throw new CodedError(
    'company.possible_duplicate',
    `This company is probably ${names}. Send allowDuplicate: true if it is another company.`,
    [],
    { candidates },
  );
}

/** Rejects a parent that belongs to the company itself. The hierarchy must be locked. @throws 422 */
async function assertNoCycle(tx: Tx, id: string, parentId: string): Promise<void> {
  if (!(await isSelfOrDescendant(tx, 'company', parentId, id))) return;
  const detail = 'parentId must not name a company that belongs to this one.';
  throw createInvalidFieldError('/parentId', 'company.parent_cycle', detail);
}
