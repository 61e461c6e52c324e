import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  assertExists,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { COMPANY } from '../model/company.entity.js';
import { CompanyMembership, MEMBERSHIP } from '../model/company-membership.entity.js';
import type { CreateMembership, UpdateMembership } from './company-membership.dto.js';
import { buildMembershipList, MEMBERSHIP_FIELDS } from './company-membership.list.js';
import type { MembershipView } from './company-membership.view.js';
import { lockCompanies, isArchived } from '../companies/company.queries.js';

/** Returns another current membership between the same two companies. Served by company_membership_uq. */
function findCurrentMembership(
  sql: SqlClient,
  { id, companyId, organisationId }: CompanyMembership,
): Promise<{ id: string } | null> {
  return sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM company_membership WHERE company_id = $1 AND organisation_id = $2 AND until IS NULL
       AND archived_at IS NULL AND id <> $3`,
    [companyId, organisationId, id],
  );
}

/**
 * Returns the two companies of a membership; null when the given company is neither the member nor the
 * organisation.
 */
async function findCompanyIds(sql: SqlClient, id: string, companyId: string): Promise<[string, string] | null> {
  const found = await sql.queryOneOrNull<{ companyId: string; organisationId: string }>(
    `SELECT company_id AS "companyId", organisation_id AS "organisationId" FROM company_membership
     WHERE id = $1 AND $2::uuid IN (company_id, organisation_id)`,
    [id, companyId],
  );
  return found && [found.companyId, found.organisationId];
}

const INITIAL_VALUES = buildInitialValues(CompanyMembership);
const DUPLICATE = 'company.duplicate_membership';

declareConstraints({
  company_membership_uq: {
    code: DUPLICATE,
    detail: 'The company is a current member of this organisation already.',
  },
  company_membership_dates_ck: {
    code: 'membership.ends_before_start',
    detail: 'until must not be before since.',
    pointer: '/until',
  },
});

/** Service for the memberships between companies. */
@Injectable()
export class CompanyMembershipService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the list of the memberships of a company, both as a member and as the organisation. @throws 404 */
  async getList(companyId: string): Promise<ListDefinition> {
    await assertExists(this.sql, COMPANY, companyId);
    return buildMembershipList(companyId);
  }

  /** Adds a membership. @throws 404, 409 when such a membership is current already or the company is archived, 422 */
  async create(tx: Tx, companyId: string, body: CreateMembership, id: string = uuidv7()): Promise<MembershipView> {
    const sides = chooseSides(companyId, body);
    // The lock waits for a merge of either company, so that the following checks see the state after the merge.
    await lockCompanies(tx.sql, [companyId, body.companyId]);
    await assertNotArchived(tx, companyId);
    await assertReferences(tx, [{ table: 'company', id: body.companyId, pointer: '/companyId' }]);
    const columns = { ...INITIAL_VALUES, ...pickColumns(body, MEMBERSHIP_FIELDS.writable, INITIAL_VALUES) };
    const membership = { ...columns, ...buildNewRecord(tx, id), ...sides } as CompanyMembership;
    assertDateOrder(membership);
    if (membership.until === null) await assertNotRunning(tx, membership);
    await insertRecord(tx, MEMBERSHIP, membership);
    return readView(tx, companyId, membership.id);
  }

  /** Returns a membership of the company. @throws 404 */
  read(companyId: string, id: string, actor: Actor): Promise<MembershipView> {
    return readRecord(this.sql, buildMembershipList(companyId), 'membership', id, actor);
  }

  /**
   * Updates a membership. An end date ends it, also from the side of the other company when this one is archived.
   * @throws 404, 409 when another membership is current, or when it or the company is archived, 412, 422
   */
  async update(
    tx: Tx,
    companyId: string,
    id: string,
    body: UpdateMembership,
    ifMatch?: number,
  ): Promise<MembershipView> {
    await lockSides(tx, companyId, id);
    await assertNotArchived(tx, companyId);
    const membership = await lockLive(tx, MEMBERSHIP, id, ifMatch);
    const set: Partial<CompanyMembership> = pickColumns(body, MEMBERSHIP_FIELDS.writable, INITIAL_VALUES);
    const after: CompanyMembership = { ...membership, ...set };
    assertDateOrder(after);
    if (after.until === null) await assertNotRunning(tx, after);
    await updateRecord(tx, MEMBERSHIP, membership, { set });
    return readView(tx, companyId, id);
  }

  /**
   * Archives a membership that was entered by mistake. A membership that ended gets an end date instead.
   * @throws 404, 409 when the company is archived, 412
   */
  async archive(tx: Tx, companyId: string, id: string, ifMatch?: number): Promise<MembershipView> {
    await lockSides(tx, companyId, id);
    await assertNotArchived(tx, companyId);
    await archiveRecord(tx, MEMBERSHIP, id, ifMatch);
    return readView(tx, companyId, id);
  }

  /**
   * Restores an archived membership.
   * @throws 404, 409 when another one is current or either company is archived, 412
   */
  async restore(tx: Tx, companyId: string, id: string, ifMatch?: number): Promise<MembershipView> {
    for (const side of await lockSides(tx, companyId, id)) await assertNotArchived(tx, side);
    const membership = await lockRecord(tx, MEMBERSHIP, id, ifMatch);
    if (membership.until === null) await assertNotRunning(tx, membership);
    await restoreRecord(tx, MEMBERSHIP, id);
    return readView(tx, companyId, id);
  }
}

/** Returns which company is the member and which the organisation. @throws 422 when both are the same company */
function chooseSides(id: string, { companyId, direction }: CreateMembership) {
  if (companyId === id)
    throw createInvalidFieldError('/companyId', 'membership.of_itself', 'companyId must name another company.');
  return direction === 'member' ? { companyId, organisationId: id } : { companyId: id, organisationId: companyId };
}

async function assertNotArchived(tx: Tx, id: string): Promise<void> {
  const archived = await isArchived(tx.sql, id);
  if (archived === undefined) throw createNotFoundError('company', id);
  if (archived) throw new CodedError('record.archived', 'This company is archived; restore it before changing it.');
}

function assertDateOrder({ since, until }: CompanyMembership): void {
  if (since === null || until === null || since <= until) return;
  throw createInvalidFieldError('/until', 'membership.ends_before_start', 'until must not be before since.');
}

async function assertNotRunning(tx: Tx, membership: CompanyMembership): Promise<void> {
  const running = await findCurrentMembership(tx.sql, membership);
  if (!running) return;
  throw new CodedError(DUPLICATE, `The company is a current member of this organisation already (${running.id}).`, [], {
    existing: running,
  });
}

/** Returns the two companies of a membership. The membership is found only under one of these two. @throws 404 */
async function getSides(tx: Tx, companyId: string, id: string): Promise<[string, string]> {
  const sides = await findCompanyIds(tx.sql, id, companyId);
  if (!sides) throw createNotFoundError('membership', id);
  return sides;
}

/**
 * Waits for a merge of either company of a membership before the membership is locked, because the merge would wait for
 * that lock. It then reads the membership again, because such a merge may have changed or removed it.
 * @throws 404
 */
async function lockSides(tx: Tx, companyId: string, id: string): Promise<[string, string]> {
  await lockCompanies(tx.sql, await getSides(tx, companyId, id));
  return getSides(tx, companyId, id);
}

function readView(tx: Tx, companyId: string, id: string): Promise<MembershipView> {
  return readRecord(tx.sql, buildMembershipList(companyId), 'membership', id, tx.actor);
}
