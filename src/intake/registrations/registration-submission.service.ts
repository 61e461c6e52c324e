import { Injectable } from '@nestjs/common';
import { buildInitialValues } from '../../common/lists/record-fields.factory.js';
import { v7 as uuidv7 } from 'uuid';
import { insertRecord, lockRecord, buildNewRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { MAPPED_FIELDS, type MappedField, type MappedSubmission } from '../mapping/mapping.rules.js';
import type { Submission } from '../parsing/submission.rules.js';
import {
  type AppliedSubmission,
  type SourceDelivery,
  type SubmissionConnection,
  mergeAnswers,
} from '../model/registration-submission.rules.js';
import { RegistrationConsentsService } from '../effects/registration-consents.service.js';
import { RegistrationEffectsService } from '../effects/registration-effects.service.js';
import { readStandingSeat } from '../effects/registration-seat.queries.js';
import { INTAKE_REGISTRATION, IntakeRegistration, type FieldOrigin } from '../model/intake-registration.entity.js';
import { RegistrationMatchingService } from '../matching/registration-matching.service.js';
import {
  listNewerParts,
  computeOrder,
  mapFields,
  chooseStatus,
  type SubmittedState,
  type FieldPart,
} from '../model/registration-order.rules.js';
import { lockActive } from '../matching/match-candidates.queries.js';
import { findEmployerId, findRegistrationId, storeOutcome } from './intake-registration.queries.js';
import { toStoredId, toEmailKey, toFieldText, toStorable, toStorableDeep } from '../model/registration-text.rules.js';
import { listLastingDoubts, type ApplyOutcome } from '../model/intake-registration.constants.js';

/** Applies submissions to registrations. */
@Injectable()
export class RegistrationSubmissionService {
  constructor(
    private readonly matching: RegistrationMatchingService,
    private readonly consents: RegistrationConsentsService,
    private readonly effects: RegistrationEffectsService,
  ) {}

  /**
   * Applies a submission to its registration with all effects: the matching of contact and company, the seat, the
   * consents and the leads of the rules. The caller holds the advisory lock of (connection, externalId), so that the
   * deliveries of one registration are applied one after the other. A repeated submission changes nothing.
   * @param newId the id to use if the registration is new
   */
  async apply(
    tx: Tx,
    connection: SubmissionConnection,
    delivery: SourceDelivery,
    received: Submission,
    mapped: MappedSubmission,
    newId: string = uuidv7(),
  ): Promise<AppliedSubmission> {
    const { submission, attendedHere } = await applySeatStatus(tx, received);
    const externalId = toStoredId(submission.externalId);
    const known = await this.find(tx, connection.id, externalId, submission.formerExternalId);
    const submitted = { ...mapFields(submission, mapped, delivery.receivedAt), isRestated: isRestated(delivery) };
    // A submission with a former id of the registration is outdated.
    const isPast = known !== undefined && known.externalId !== externalId;
    const newerParts = isPast ? [] : listNewerParts(known, submitted);
    const registration = known ?? {
      ...buildBlankRegistration(tx, newId, connection.id, externalId, delivery),
      attendedHere,
    };
    const before = { ...registration };
    const change = buildChange(registration, newerParts, submitted, { submission, mapped, delivery });
    if (known) await updateRecord(tx, INTAKE_REGISTRATION, known, { set: change });
    else
      await this.insert(tx, registration, {
        ...change,
        formerExternalIds: listFormerIds(submission),
        seatId: findGivenSeatId(submission),
        // A seat of our own page exists for this registration, and ends with it.
        madeSeat: Boolean(submission.page?.seatId),
        ...(await chooseGivenContact(tx, submission)),
      });
    const statedAt = submission.occurredAt === null ? delivery.receivedAt : new Date(submission.occurredAt);
    await this.consents.storeTicked(tx, registration.id, delivery, statedAt, mapped.consents);
    if (newerParts.some((part) => part !== 'status' && part !== 'attendance'))
      await this.match(tx, registration, before, submission);
    if (newerParts.length > 0) await this.effects.applyEffects(tx, connection, registration, before);
    await this.effects.recordConsents(tx, connection, registration);
    const outcome = chooseOutcome(newerParts, registration);
    await storeOutcome(tx, registration, delivery, submission, outcome);
    const isNewReview = registration.matchState === 'needs_review' && before.matchState !== 'needs_review';
    return { outcome, registrationId: registration.id, isNewReview };
  }

  /**
   * Finds and locks the registration by its current or former id at the provider. A registration with a new id gets
   * that id. If both ids belong to different stored registrations, the one with the former id ends.
   */
  private async find(
    tx: Tx,
    connectionId: string,
    externalId: string,
    formerId: string | null,
  ): Promise<IntakeRegistration | undefined> {
    const own = await lockKnown(tx, connectionId, externalId);
    if (formerId === null || formerId === externalId) return own;
    const former = toStoredId(formerId);
    const previous = await lockKnown(tx, connectionId, former);
    if (!previous || previous.id === own?.id) return own ?? previous;
    // Another registration has replaced the former id already, because two seats were ordered with one voucher.
    if (previous.externalId !== former) return own;
    if (!own) {
      const formerExternalIds = [...previous.formerExternalIds, previous.externalId];
      await updateRecord(tx, INTAKE_REGISTRATION, previous, { set: { externalId, formerExternalIds } });
      return previous;
    }
    const formerExternalIds = [...new Set([...own.formerExternalIds, ...previous.formerExternalIds, former])];
    await updateRecord(tx, INTAKE_REGISTRATION, own, { set: { formerExternalIds } });
    await this.effects.endReplaced(tx, previous);
    return own;
  }

  private async insert(
    tx: Tx,
    registration: IntakeRegistration,
    submitted: Partial<IntakeRegistration>,
  ): Promise<void> {
    Object.assign(registration, submitted);
    await insertRecord(tx, INTAKE_REGISTRATION, registration);
  }

  /** Matches a registration that is open, or that now has the address of another person. */
  private async match(
    tx: Tx,
    registration: IntakeRegistration,
    before: IntakeRegistration,
    { page }: Submission,
  ): Promise<void> {
    const isSettled = registration.matchState === 'matched' || registration.matchState === 'rejected';
    const isSomebodyElse = before.emailKey !== null && before.emailKey !== registration.emailKey;
    if (isSettled && !isSomebodyElse) return;
    const doubts = listLastingDoubts(before.reviewReasons);
    if (isSettled && before.matchedBy === 'person') doubts.push('person_changed');
    if (page?.seatId === null && !doubts.includes('filled_by_program')) doubts.push('filled_by_program');
    const match = await this.matching.match(tx, registration, doubts);
    await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: match, action: 'matched' });
  }
}

/** Returns the seat that a person had before the delivery was stored: that of a walk-in, or one of our own page. */
function findGivenSeatId({ walkIn, page }: Submission): string | null {
  return walkIn?.seatId ?? page?.seatId ?? null;
}

/**
 * Returns a submission that has its seat already with the current status of that seat, which may have changed since the
 * delivery was stored. Any other submission stays unchanged.
 */
async function applySeatStatus(
  tx: Tx,
  submission: Submission,
): Promise<{ submission: Submission; attendedHere: boolean }> {
  const seatId = findGivenSeatId(submission);
  if (seatId === null) return { submission, attendedHere: false };
  const { status } = await readStandingSeat(tx.sql, seatId);
  const isCancelled = status === 'cancelled';
  return {
    submission: isCancelled ? { ...submission, status: 'cancelled' } : submission,
    attendedHere: status === 'attended',
  };
}

/** Returns the match of a walk-in whose contact the colleague named. Nothing is left to decide about it. */
async function chooseGivenContact(tx: Tx, { walkIn }: Submission): Promise<Partial<IntakeRegistration>> {
  if (!walkIn?.contactId) return {};
  const contactId = await lockActive(tx.sql, 'contact', walkIn.contactId);
  const companyId = await findEmployerId(tx.sql, contactId);
  return { matchState: 'matched', contactId, companyId, matchedBy: 'person', matchedAt: tx.now };
}

function isRestated({ replays = 0, restates = false }: SourceDelivery): boolean {
  return replays > 0 || restates;
}

function chooseOutcome(newerParts: readonly FieldPart[], { matchState }: IntakeRegistration): ApplyOutcome {
  if (newerParts.length === 0) return 'ignored_stale';
  return matchState === 'needs_review' || matchState === 'suspected_spam' ? 'needs_review' : 'applied';
}

function listFormerIds({ externalId, formerExternalId }: Submission): string[] {
  return formerExternalId === null || formerExternalId === externalId ? [] : [toStoredId(formerExternalId)];
}

/** Locks the registration with a current or former id. */
async function lockKnown(tx: Tx, connectionId: string, externalId: string): Promise<IntakeRegistration | undefined> {
  const id = await findRegistrationId(tx.sql, connectionId, externalId);
  return id === undefined ? undefined : lockRecord(tx, INTAKE_REGISTRATION, id);
}

/** Builds a registration without any data. */
function buildBlankRegistration(
  tx: Tx,
  id: string,
  connectionId: string,
  externalId: string,
  { receivedAt, verification }: SourceDelivery,
): IntakeRegistration {
  return {
    ...(buildInitialValues(IntakeRegistration) as IntakeRegistration),
    ...buildNewRecord(tx, id),
    connectionId,
    externalId,
    formerExternalIds: [],
    status: 'pending',
    providerStatus: 'pending',
    partOrders: {},
    receivedAt,
    verification,
    answers: [],
    drift: [],
    provenance: {},
    matchState: 'incomplete',
    reviewReasons: [],
    suggestions: [],
    filled: {},
  };
}

/** A submission with its mapping and its delivery. */
interface SubmissionSource {
  submission: Submission;
  mapped: MappedSubmission;
  delivery: SourceDelivery;
}

/** Builds the change of a registration from the parts of a submission that are newer than the stored data. */
function buildChange(
  known: IntakeRegistration,
  newerParts: readonly FieldPart[],
  submitted: SubmittedState,
  { submission, mapped, delivery }: SubmissionSource,
): Partial<IntakeRegistration> {
  if (newerParts.length === 0) return {};
  const change: Partial<IntakeRegistration> = {
    partOrders: {
      ...known.partOrders,
      ...Object.fromEntries(
        newerParts.map((part) => [part, toStorable(computeOrder(known.partOrders[part], submitted))]),
      ),
    },
  };
  const providerStatus = newerParts.includes('status') ? submitted.providerStatus : known.providerStatus;
  const attended = newerParts.includes('attendance') ? submitted.attended : known.attended;
  Object.assign(change, {
    providerStatus,
    attended,
    status: chooseStatus(providerStatus, attended || known.attendedHere),
  });
  const fields = MAPPED_FIELDS.filter((field) => newerParts.includes(field));
  if (fields.length > 0) Object.assign(change, buildFields(known, fields, mapped, delivery));
  if (newerParts.includes('answers') || newerParts.includes('orderAnswers')) {
    const answers = mergeAnswers(known.answers, toStorableDeep(mapped.answers), submission, newerParts);
    const before = submission.isPartial ? known.drift : [];
    Object.assign(change, { answers, drift: [...new Set([...before, ...mapped.drift.map(toStoredId)])] });
  }
  if (newerParts.includes('buyer')) change.buyer = toStorableDeep(submission.buyer);
  const { formId, occurredAt, occurredAtRaw } = submission;
  if (newerParts.includes('status') || known.formId === null)
    change.formId = formId === null ? known.formId : toStoredId(formId);
  if (occurredAt !== null && (newerParts.includes('status') || known.occurredAt === null)) {
    change.occurredAt = new Date(occurredAt);
    change.occurredAtRaw = occurredAtRaw === null ? null : toStorable(occurredAtRaw).slice(0, 200);
  }
  return change;
}

function buildFields(
  known: IntakeRegistration,
  fields: readonly MappedField[],
  mapped: MappedSubmission,
  { id: deliveryId, receivedAt, verification }: SourceDelivery,
): Partial<IntakeRegistration> {
  const texts = fields.map((field) => [field, toFieldText(mapped.fields[field])] as const);
  const origin: FieldOrigin = { deliveryId, at: receivedAt.toISOString() };
  const provenance = { ...known.provenance };
  for (const [field, text] of texts) {
    if (text === null) delete provenance[field];
    else provenance[field] = origin;
  }
  const emailKey = fields.includes('email') ? { emailKey: toEmailKey(toFieldText(mapped.fields.email)) } : {};
  return { ...Object.fromEntries(texts), ...emailKey, provenance, verification };
}
