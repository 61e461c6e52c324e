import { CodedError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { type RecordChange, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { LEAD, type Lead } from '../model/lead.entity.js';
import type { LeadRelations } from '../model/lead.queries.js';
import type { VerificationRequestView } from '../model/lead.view.js';
import { STATUS_TITLES, type VerificationRequestState } from '../pipeline/lead.constants.js';
import { LeadVerificationRequest, REQUEST_WAITS } from './lead-verification-request.entity.js';

/** A change of a lead for the audit trail. */
type LeadChange = NonNullable<RecordChange<Lead>['children']>;

const NO_CHANGE: LeadChange = { before: {}, after: {} };

/** The audit action of a withdrawal, also where another change of the lead is its cause. */
const WITHDRAWN = 'verification_withdrawn';

/**
 * Checks that the verification of a locked lead can be requested.
 * @throws 409 `lead.stage_not_allowed`, `verification.waiting`
 */
export function assertCanRequestVerification(
  { stage, status }: Lead,
  { waitingRequestId }: Pick<LeadRelations, 'waitingRequestId'>,
): void {
  if (stage !== 'announced' || status !== 'open') {
    const state = status === 'open' ? `in stage ${stage}` : STATUS_TITLES[status];
    throw new CodedError(
      'lead.stage_not_allowed',
      `Only an open lead in stage announced can be verified; this one is ${state}.`,
    );
  }
  if (waitingRequestId !== null) throw new CodedError(REQUEST_WAITS.code, REQUEST_WAITS.detail);
}

/**
 * Adds a request to verify a locked lead. The view of the lead includes it, so the lead gets a new version.
 * @param evidence the evidence that the request has brought, as a change for the audit trail
 */
export async function addVerificationRequest(
  tx: Tx,
  lead: Lead,
  { id, occurredOn, note }: Pick<LeadVerificationRequest, 'id' | 'occurredOn' | 'note'>,
  evidence: LeadChange,
): Promise<VerificationRequestView> {
  const request: LeadVerificationRequest = {
    id,
    leadId: lead.id,
    requestedAt: tx.now,
    requestedBy: tx.actor.id!,
    requestedByName: tx.actor.name,
    occurredOn,
    note,
    state: 'waiting',
    decidedAt: null,
    decidedBy: null,
    decidedByName: null,
    remark: null,
  };
  await tx.manager.insert(LeadVerificationRequest, request);
  const after = { ...evidence.after, verificationRequest: { id, state: request.state, occurredOn, note } };
  const children = { before: { ...evidence.before, verificationRequest: null }, after };
  await updateRecord(tx, LEAD, lead, { set: {}, children, action: 'verification_requested' });
  return toView(request);
}

/** Returns a request of a locked lead. @throws 404 */
export async function findVerificationRequest(tx: Tx, leadId: string, id: string): Promise<LeadVerificationRequest> {
  const request = await tx.manager.findOne(LeadVerificationRequest, { where: { id, leadId } });
  if (!request) throw createNotFoundError('verification_request', id);
  return request;
}

/** Sends a request back, or withdraws it. @throws 409 `verification.not_waiting` */
export async function closeVerificationRequest(
  tx: Tx,
  lead: Lead,
  request: LeadVerificationRequest,
  state: 'sent_back' | 'withdrawn',
  remark: string | null = null,
): Promise<VerificationRequestView> {
  if (request.state !== 'waiting') {
    const detail = `The request does not wait any more: it is ${request.state.replace('_', ' ')}.`;
    throw new CodedError('verification.not_waiting', detail);
  }
  const children = await decideRequest(tx, request, { state, remark });
  const action = state === 'withdrawn' ? WITHDRAWN : 'verification_sent_back';
  await updateRecord(tx, LEAD, lead, { set: {}, children, action });
  return toView(request);
}

/** Withdraws the request of a lead that has just been archived. */
export async function withdrawRequestOfArchived(tx: Tx, lead: Lead): Promise<void> {
  const children = await withdrawOpenRequest(tx, lead);
  await updateRecord(tx, LEAD, lead, { set: {}, children, action: WITHDRAWN });
}

/**
 * Withdraws the request of a locked lead that can no longer be verified. One that was sent back ends too, because it
 * would come back when the lead is opened again. Only a lead that was announced until now has one.
 * @returns the change for the audit entry of the caller
 */
export async function withdrawOpenRequest(tx: Tx, { id, stage }: Pick<Lead, 'id' | 'stage'>): Promise<LeadChange> {
  if (stage !== 'announced') return NO_CHANGE;
  const request = await findLastRequest(tx, id);
  return isOpen(request) ? decideRequest(tx, request, { state: 'withdrawn' }) : NO_CHANGE;
}

/** Returns the request that waits, whatever the clocks of other instances showed, and otherwise the last one. */
async function findLastRequest(tx: Tx, leadId: string): Promise<LeadVerificationRequest | null> {
  const waiting = await tx.manager.findOneBy(LeadVerificationRequest, { leadId, state: 'waiting' });
  return waiting ?? tx.manager.findOne(LeadVerificationRequest, { where: { leadId }, order: { id: 'DESC' } });
}

function isOpen(request: LeadVerificationRequest | null): request is LeadVerificationRequest {
  return request?.state === 'waiting' || request?.state === 'sent_back';
}

/**
 * Marks the last request of a locked lead as verified, if it waits. One that was sent back is verified too, because its
 * remark holds no longer.
 * @returns the change for the audit entry of the caller, and the user who asked
 */
export async function verifyLastRequest(
  tx: Tx,
  leadId: string,
): Promise<{ change: LeadChange; requestedBy: string | null }> {
  const request = await findLastRequest(tx, leadId);
  if (!isOpen(request)) return { change: NO_CHANGE, requestedBy: null };
  const change = await decideRequest(tx, request, { state: 'verified', remark: request.remark });
  return { change, requestedBy: request.requestedBy };
}

async function decideRequest(
  tx: Tx,
  request: LeadVerificationRequest,
  { state, remark = null }: { state: VerificationRequestState; remark?: string | null },
): Promise<LeadChange> {
  const { id } = request;
  const before = { id, state: request.state, remark: request.remark };
  const decision = { decidedAt: tx.now, decidedBy: tx.actor.id, decidedByName: tx.actor.name };
  await tx.manager.update(LeadVerificationRequest, { id }, { state, remark, ...decision });
  Object.assign(request, { state, remark, ...decision });
  return { before: { verificationRequest: before }, after: { verificationRequest: { id, state, remark } } };
}

function toView(request: LeadVerificationRequest): VerificationRequestView {
  const { requestedBy, requestedByName, decidedBy, decidedByName, ...columns } = request;
  return {
    ...columns,
    requestedBy: { id: requestedBy, name: requestedByName },
    decidedBy: decidedByName === null ? null : { id: decidedBy, name: decidedByName },
  };
}
