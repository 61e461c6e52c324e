import { Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { lockVisibleLead } from '../model/lead-access.policy.js';
import { toTransitionActor } from '../model/lead-facts.factory.js';
import type { VerificationRequestView } from '../model/lead.view.js';
import { findVerification } from '../model/win-verification.queries.js';
import { findMissingFromActor } from '../pipeline/stage-gates.rules.js';
import type { SendBackVerificationRequest } from './lead-verification-request.dto.js';
import { closeVerificationRequest, findVerificationRequest } from './lead-verification-request.store.js';

/**
 * Service that sends back and withdraws requests to verify a win. {@link LeadTransitionService} adds them, and verifies
 * the win with the transition to invested.
 */
@Injectable()
export class LeadVerificationRequestService {
  constructor(private readonly notifications: NotificationWriter) {}

  /** Sends a request back. @throws 404, 403 `lead.second_pair_of_eyes`, 409 `verification.not_waiting` */
  async sendBack(
    tx: Tx,
    leadId: string,
    id: string,
    { remark }: SendBackVerificationRequest,
  ): Promise<VerificationRequestView> {
    const { lead } = await lockVisibleLead(tx, leadId);
    const request = await findVerificationRequest(tx, leadId, id);
    const verification = await findVerification(tx.sql, leadId);
    const [missing] = findMissingFromActor('invested', verification, toTransitionActor(tx.actor));
    if (missing) throw new CodedError('lead.second_pair_of_eyes', missing.detail);
    const view = await closeVerificationRequest(tx, lead, request, 'sent_back', remark);
    const record = { kind: 'lead', id: leadId } as const;
    await this.notifications.write(tx, {
      kind: 'verification_sent_back',
      recipients: [request.requestedBy],
      record,
    });
    return view;
  }

  /** Withdraws a request; its changes stay. @throws 404, 403 `verification.not_yours`, 409 `verification.not_waiting` */
  async withdraw(tx: Tx, leadId: string, id: string): Promise<VerificationRequestView> {
    const { lead } = await lockVisibleLead(tx, leadId);
    const request = await findVerificationRequest(tx, leadId, id);
    if (tx.actor.id !== request.requestedBy && tx.actor.id !== lead.ownerId) {
      const detail = 'Only the person who asked for the verification, and the owner of the lead, can withdraw it.';
      throw new CodedError('verification.not_yours', detail);
    }
    return closeVerificationRequest(tx, lead, request, 'withdrawn');
  }
}
