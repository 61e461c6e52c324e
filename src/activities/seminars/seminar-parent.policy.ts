import type { FindOneOptions } from 'typeorm';
import { assertNoErrors, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { Activity } from '../activity.entity.js';
import { validateInsideParent } from '../activity.rules.js';
import type { ActivityKind } from '../activity.constants.js';

/** The kinds of parents of a seminar, by the field that names the parent. */
const PARENTS = { roadshowStopId: 'roadshow_stop', delegationId: 'delegation' } as const;
type ParentField = keyof typeof PARENTS;
type ParentIds = { [K in ParentField]?: string | null };

const NOUNS = { roadshow_stop: 'roadshow stop', delegation: 'delegation' } as const;

/** An activity of which a seminar may be a part. */
type Parent = Pick<Activity, 'id' | 'kind' | 'archivedAt' | 'startsOn' | 'endsOn'>;

/**
 * Returns the parent of a seminar after a request; absent fields keep the present parent.
 * @throws 422 `seminar.two_parents`
 */
export async function resolveParentId(tx: Tx, parentIds: ParentIds, before: string | null): Promise<string | null> {
  const current = before ? await readParent(tx, before) : null;
  const pickParentId = (field: ParentField) => {
    const given = parentIds[field];
    return given === undefined ? (current?.kind === PARENTS[field] ? current.id : null) : given;
  };
  const [stop, delegation] = [pickParentId('roadshowStopId'), pickParentId('delegationId')];
  if (stop && delegation) {
    const detail = 'roadshowStopId and delegationId cannot both have a value; set one of them to null.';
    throw createInvalidFieldError(
      parentIds.delegationId ? '/delegationId' : '/roadshowStopId',
      'seminar.two_parents',
      detail,
    );
  }
  return stop ?? delegation;
}

/**
 * Checks a seminar against its parent. A new parent must exist and not be archived, and the days of the seminar must be
 * among its days. The parent's row is locked until the transaction ends.
 * @throws 422
 */
export async function assertInsideParent(
  tx: Tx,
  after: Activity,
  parentIds: ParentIds,
  before?: Activity,
): Promise<void> {
  const { parentId } = after;
  if (!parentId) return;
  const hasMoved = after.startsOn !== before?.startsOn || after.endsOn !== before.endsOn;
  const isNewParent = parentId !== before?.parentId;
  if (!hasMoved && !isNewParent) return;
  const field: ParentField = parentIds.delegationId ? 'delegationId' : 'roadshowStopId';
  const parent = await readParent(tx, parentId, { mode: 'pessimistic_read' });
  if (isNewParent) assertUsableParent(parent, PARENTS[field], parentId, field);
  const errors = validateInsideParent(after, { ...parent!, startsAt: null, endsAt: null }, getParentNoun(parent!.kind));
  assertNoErrors(errors);
}

function assertUsableParent(parent: Parent | null, kind: keyof typeof NOUNS, id: string, field: ParentField): void {
  if (parent?.kind !== kind)
    throw createInvalidFieldError(`/${field}`, 'reference.unknown', `There is no ${NOUNS[kind]} ${id}.`);
  if (!parent.archivedAt) return;
  throw createInvalidFieldError(`/${field}`, 'reference.archived', `The ${NOUNS[kind]} ${id} is archived.`);
}

const getParentNoun = (kind: ActivityKind) => (kind === 'delegation' ? NOUNS.delegation : NOUNS.roadshow_stop);

/** Reads the parent. `lock` keeps others from changing it until the transaction ends. */
function readParent(tx: Tx, id: string, lock?: FindOneOptions['lock']): Promise<Parent | null> {
  return tx.manager.findOne(Activity, { where: { id }, lock });
}
