import { Injectable } from '@nestjs/common';
import { assertNoErrors } from '../../../common/errors/domain.errors.js';
import { resolveEventTime } from '../../../common/time/local-times.rules.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { getDelegationFacts } from '../model/delegation.queries.js';
import { describeClashes } from './programme-clashes.policy.js';
import { readComingIds, readHostSlots, readSlots, type StoredSlot } from './programme-clashes.queries.js';
import { collectHostClashes, findClashes, validateItemTimes } from './programme-clashes.rules.js';
import type { CheckProgrammeItem } from './programme.dto.js';
import type { ProgrammeCheckView } from './programme-check.view.js';

/** The id that a new item has in the comparison. No stored item has it, and it comes after all of them. */
const NEW_ITEM = '~';

/** Checks items while they are being entered. */
@Injectable()
export class ProgrammeCheckService {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Returns the clashes that an item would cause. The same rules reject the item when it is saved.
   * @throws 404, 422 for times that are not those of the delegation
   */
  async check(delegationId: string, body: CheckProgrammeItem): Promise<ProgrammeCheckView> {
    const delegation = await getDelegationFacts(this.sql, delegationId);
    const { itemId, participantIds = null, hostCompanyId = null, travelMinutes } = body;
    const item: StoredSlot = {
      id: itemId ?? NEW_ITEM,
      title: body.title ?? '…',
      startsAt: resolveEventTime(body.startsAt, delegation.timezone, '/startsAt'),
      endsAt: resolveEventTime(body.endsAt, delegation.timezone, '/endsAt'),
      travelMinutes: travelMinutes ?? 0,
      hostCompanyId,
      people: await readComingIds(this.sql, delegationId, participantIds),
      delegationId,
      reference: delegation.reference,
    };
    assertNoErrors(validateItemTimes(item, delegation));
    if (body.status === 'cancelled') return { clashes: [] };
    const clashes = findClashes(item, await readSlots(this.sql, delegationId));
    if (hostCompanyId !== null && delegation.status !== 'cancelled' && delegation.archivedAt === null) {
      clashes.push(...collectHostClashes(item, await readHostSlots(this.sql, item)));
    }
    const described = await describeClashes(this.sql, delegation, clashes);
    const removeNewId = (id: string | null) => (id === NEW_ITEM ? null : id);
    return {
      clashes: described.map((clash) => ({
        ...clash,
        items: clash.items.map((one) => ({ ...one, id: removeNewId(one.id) })),
      })),
    };
  }
}
