import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { CodedError, assertNoErrors, createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { NestedRecordService } from '../../../database/records/nested-record.service.js';
import {
  archiveLocked,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreLocked,
  updateRecord,
} from '../../../database/records/record.store.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { ACTIVITY, type Activity } from '../../activity.entity.js';
import type { CreateMeetingParty, UpdateMeetingParty } from './meeting-party.dto.js';
import { MEETING_PARTY, MeetingParty } from '../model/meeting-party.entity.js';
import { buildMeetingPartyList } from '../model/meeting-party.list.js';
import { countParties, findSameContact, readWishFacts, writeWishes } from './meeting-party.queries.js';
import { buildWishes, type PartyWishes, validateWishes } from './meeting-party-wishes.rules.js';
import type { MeetingPartyView } from './meeting-party.view.js';
import { lockActivity, readBookedMeetings, removeProposals } from '../model/meeting.queries.js';
import { type BookedMeeting, isMovable } from '../model/meeting.rules.js';
import { MAX_PARTIES } from '../model/meeting.constants.js';

const DUPLICATE_CONTACT = 'meeting_party.duplicate_contact';

declareConstraints({
  meeting_party_contact_uq: {
    code: DUPLICATE_CONTACT,
    detail: 'contactId names a contact who is already a party to these meetings.',
    pointer: '/contactId',
  },
});

/** Stores the parties to the meetings of an activity, with their availability and wishes. */
@Injectable()
export class MeetingPartyService extends NestedRecordService<
  MeetingParty,
  MeetingPartyView,
  Activity,
  CreateMeetingParty
> {
  protected readonly records = {
    kind: MEETING_PARTY,
    parent: ACTIVITY,
    parentId: 'activityId',
    buildList: buildMeetingPartyList,
  } as const;

  /** Adds a party. @throws 404, 409 for a contact who is already a party, 422 */
  override async create(
    tx: Tx,
    activityId: string,
    body: CreateMeetingParty,
    id: string = uuidv7(),
  ): Promise<MeetingPartyView> {
    await lockActivity(tx, activityId);
    await assertPartyLimit(tx, activityId);
    const { side, companyId = null, contactId = null, name = null, maxMeetings = null, notes = null } = body;
    const wishes = buildWishes(body);
    const own = { side, companyId, contactId, name, maxMeetings, notes };
    const party: MeetingParty = {
      ...buildNewRecord(tx, id),
      activityId,
      ...own,
      alwaysAvailable: wishes.availability === null,
    };
    await assertValidParty(tx, party);
    await insertRecord(tx, MEETING_PARTY, party, wishes);
    assertNoErrors(validateWishes(party, wishes, await readWishFacts(tx.sql, activityId)));
    await writeWishes(tx, party, wishes);
    return this.readView(tx, activityId, party.id);
  }

  /**
   * Updates a party. Proposals that the change makes impossible are removed; other meetings that it makes impossible
   * prevent the change.
   * @throws 404, 409, 412, 422
   */
  override async update(
    tx: Tx,
    activityId: string,
    id: string,
    body: UpdateMeetingParty,
    ifMatch?: number,
  ): Promise<MeetingPartyView> {
    await lockActivity(tx, activityId);
    const party = await lockLive(tx, this.buildKind(activityId), id, ifMatch);
    const before = readWishes(await this.readView(tx, activityId, id));
    const after = buildWishes(body, before);
    const { availability, wishes: _, avoid: __, ...own } = body;
    const set = { ...own, alwaysAvailable: after.availability === null };
    await assertValidParty(tx, { ...party, ...set }, party);
    await removeAffectedProposals(tx, party, (meeting) => {
      const partner = meeting.visitorId === id ? meeting.hostId : meeting.visitorId;
      const absent = availability && !availability.includes(meeting.slotId);
      return Boolean(absent) || after.avoid.includes(partner);
    });
    assertNoErrors(validateWishes(party, after, await readWishFacts(tx.sql, activityId)));
    await writeWishes(tx, party, after);
    await updateRecord(tx, MEETING_PARTY, party, { set, children: { before, after } });
    return this.readView(tx, activityId, party.id);
  }

  /** Archives a party and removes its proposals. @throws 404, 409 when it has other meetings, 412 */
  override async archive(tx: Tx, activityId: string, id: string, ifMatch?: number): Promise<MeetingPartyView> {
    await lockActivity(tx, activityId);
    const party = await lockRecord(tx, this.buildKind(activityId), id, ifMatch);
    await removeAffectedProposals(tx, party, () => true);
    await archiveLocked(tx, MEETING_PARTY, party);
    return this.readView(tx, activityId, party.id);
  }

  /** Restores a party. @throws 404, 409 when its contact is another party by now, 412 */
  override async restore(tx: Tx, activityId: string, id: string, ifMatch?: number): Promise<MeetingPartyView> {
    await lockActivity(tx, activityId);
    const party = await lockRecord(tx, this.buildKind(activityId), id, ifMatch);
    if (party.archivedAt) await assertPartyLimit(tx, activityId);
    await assertNotListed(tx, party);
    await restoreLocked(tx, MEETING_PARTY, party);
    return this.readView(tx, activityId, party.id);
  }
}

function readWishes({ availability, wishes, avoid }: MeetingPartyView): PartyWishes {
  return { availability, wishes: wishes.map(({ partyId, priority }) => ({ partyId, priority })), avoid };
}

async function assertValidParty(tx: Tx, after: MeetingParty, before?: MeetingParty): Promise<void> {
  const { companyId, contactId, name } = after;
  if (!companyId && !contactId && !name) {
    throw createInvalidFieldError('/name', 'meeting_party.nobody', 'companyId, contactId or name is required.');
  }
  const pickAdded = (field: 'companyId' | 'contactId') => (after[field] === before?.[field] ? null : after[field]);
  await assertReferences(tx, [
    { table: 'company', id: pickAdded('companyId'), pointer: '/companyId' },
    { table: 'contact', id: pickAdded('contactId'), pointer: '/contactId' },
  ]);
  await assertNotListed(tx, after);
}

async function assertNotListed(tx: Tx, party: MeetingParty): Promise<void> {
  const other = await findSameContact(tx.sql, party);
  if (!other) return;
  const detail = `contactId names a contact who is already a party to these meetings (${other.id}).`;
  throw new CodedError(DUPLICATE_CONTACT, detail, [{ pointer: '/contactId', code: DUPLICATE_CONTACT, detail }], {
    existing: other,
  });
}

async function assertPartyLimit(tx: Tx, activityId: string): Promise<void> {
  if ((await countParties(tx.sql, activityId)) < MAX_PARTIES) return;
  throw new CodedError(
    'meeting_party.too_many',
    `The meetings of an activity can have at most ${MAX_PARTIES} parties.`,
  );
}

/**
 * Removes the proposals of a party that are no longer possible.
 * @throws 409 with the meetings that are more than proposals
 */
async function removeAffectedProposals(
  tx: Tx,
  party: MeetingParty,
  isAffected: (meeting: BookedMeeting) => boolean,
): Promise<void> {
  const own = (await readBookedMeetings(tx.sql, party.activityId)).filter(
    ({ visitorId, hostId, status }) => status !== 'cancelled' && (visitorId === party.id || hostId === party.id),
  );
  const affected = own.filter(isAffected);
  const immovable = affected.filter((meeting) => !isMovable(meeting));
  if (immovable.length > 0) {
    const detail = `These meetings must be moved or cancelled first: ${immovable.map(({ label }) => label).join('; ')}.`;
    const conflicts = immovable.map(({ id, slotId, label }) => ({ id, slotId, label }));
    throw new CodedError('meeting_party.has_meetings', detail, [], { conflicts });
  }
  await removeProposals(tx, affected);
}
