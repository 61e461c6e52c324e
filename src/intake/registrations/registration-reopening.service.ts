import { Injectable } from '@nestjs/common';
import { createConflictError } from '../../common/errors/domain.errors.js';
import { lockEmail } from '../../companies/contacts/contact.queries.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { RegistrationDecisionService } from './registration-decision.service.js';
import type { ReopenRegistration } from './intake-registration.dto.js';
import { RegistrationEffectsService } from '../effects/registration-effects.service.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { RegistrationMatchingService } from '../matching/registration-matching.service.js';

/** Undoes a decision about a registration, by a person or by the rules. */
@Injectable()
export class RegistrationReopeningService {
  constructor(
    private readonly effects: RegistrationEffectsService,
    private readonly decisions: RegistrationDecisionService,
    private readonly matching: RegistrationMatchingService,
  ) {}

  /**
   * Reopens a registration for a review with new candidates. From then on only a person can decide about it. The
   * decisions that were stored for it are revoked, and its effects on the contact are taken back.
   * @throws 404, 409 `intake_registration.not_decided`, `record.archived`; 412
   */
  async reopen(tx: Tx, id: string, { reason }: ReopenRegistration, ifMatch?: number): Promise<void> {
    const registration = await lockLive(tx, INTAKE_REGISTRATION, id, ifMatch);
    const { matchState } = registration;
    if (matchState !== 'matched' && matchState !== 'rejected') {
      const detail = `The registration ${id} is ${matchState}; only a matched or rejected one can be reopened.`;
      throw createConflictError('intake_registration.not_decided', detail, [], { matchState });
    }
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
    // The address is locked before the contact and the seminar, in the same order as by a delivery.
    if (registration.emailKey !== null) await lockEmail(tx, registration.emailKey);
    await this.effects.undoEffects(tx, connection, registration);
    await this.decisions.unlearn(tx, id);
    const match = await this.matching.match(tx, registration, ['reopened']);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...match, rejectedReason: null, suggestions: [] },
      children: { before: {}, after: { reason } },
      action: 'reopened',
    });
    await this.effects.applyEffects(tx, connection, registration);
  }
}
