import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { assertNoErrors } from '../../common/errors/domain.errors.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { NestedRecordService } from '../../database/records/nested-record.service.js';
import { assertExists } from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { AGREEMENT, type Agreement } from '../agreements/agreement.entity.js';
import type { CreateCommitment } from './commitment.dto.js';
import { COMMITMENT, type Commitment } from './commitment.entity.js';
import { buildCommitmentList, COMMITMENT_FIELDS } from './commitment.list.js';
import { deriveFulfilment, type Fulfilment, validateFulfilment } from './commitment.rules.js';
import type { CommitmentView } from './commitment.view.js';

const NOTHING_DONE: Fulfilment = { status: 'open', doneOn: null, evidence: null, activityId: null };
const FULFILMENT = ['status', 'doneOn', 'evidence', 'activityId'] as const;

/** Service for the promises that the parties of an agreement have made, and their results. */
@Injectable()
export class CommitmentService extends NestedRecordService<Commitment, CommitmentView, Agreement, CreateCommitment> {
  protected readonly records = {
    kind: COMMITMENT,
    parent: AGREEMENT,
    parentId: 'agreementId',
    buildList: buildCommitmentList,
    writable: COMMITMENT_FIELDS.writable,
  } as const;

  override async read(agreementId: string, id: string, actor: Actor): Promise<CommitmentView> {
    await assertExists(this.sql, AGREEMENT, agreementId);
    return super.read(agreementId, id, actor);
  }

  protected override resolveColumns(tx: Tx, body: Partial<CreateCommitment>, before: Fulfilment = NOTHING_DONE) {
    return { ...super.resolveColumns(tx, body), ...resolveFulfilment(tx, before, body) };
  }

  protected override async assertValid(tx: Tx, _: Agreement, after: Commitment, before?: Commitment): Promise<void> {
    const pickAdded = (field: 'ownerCompanyId' | 'activityId') =>
      after[field] === before?.[field] ? null : after[field];
    await assertReferences(tx, [
      { table: 'company', id: pickAdded('ownerCompanyId'), pointer: '/ownerCompanyId' },
      { table: 'activity', id: pickAdded('activityId'), pointer: '/activityId' },
    ]);
  }
}

/** Returns the fields that say whether the commitment is fulfilled, as they are after the request. @throws 422 */
function resolveFulfilment(tx: Tx, before: Fulfilment, body: Partial<Fulfilment>): Fulfilment {
  const today = getLocalDate(AGENCY_ZONE, tx.now);
  const change = Object.fromEntries(
    FULFILMENT.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]),
  );
  const after = deriveFulfilment(before, change, today);
  const errors = validateFulfilment(after, today);
  assertNoErrors(errors);
  return Object.fromEntries(FULFILMENT.map((field) => [field, after[field]])) as unknown as Fulfilment;
}
