import { Injectable } from '@nestjs/common';
import { conflict } from '../../common/errors/domain.errors.js';
import { holdEmail } from '../../companies/contact.email.js';
import { lockLive, updateRecord } from '../../database/record.store.js';
import type { Tx } from '../../database/unit-of-work.js';
import { IntakeConnection } from '../connections/connection.entity.js';
import { RegistrationDecisions } from './registration.decisions.js';
import type { ReopenRegistration } from './registration.dto.js';
import { RegistrationEffects } from './registration.effects.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from './registration.entity.js';
import { RegistrationMatching } from './registration.matching.js';

/** Undoes what was decided about a registration, by a person or by the rules. */
@Injectable()
export class RegistrationReopening {
  constructor(
    private readonly effects: RegistrationEffects,
    private readonly decisions: RegistrationDecisions,
    private readonly matching: RegistrationMatching,
  ) {}

  /**
   * Lets a registration wait for somebody again, with candidates anew; nothing but a person decides about it from here
   * on. What was learned from it is forgotten, what it did for the contact taken back.
   * @throws 404, 409 `intake_registration.not_decided`, `record.archived`; 412
   */
  async reopen(tx: Tx, id: string, { reason }: ReopenRegistration, ifMatch?: number): Promise<void> {
    const registration = await lockLive(tx, INTAKE_REGISTRATION, id, ifMatch);
    const { matchState } = registration;
    if (matchState !== 'matched' && matchState !== 'rejected') {
      const detail = `Nothing has been decided about the registration ${id}: it is ${matchState}.`;
      throw conflict('intake_registration.not_decided', detail, [], { matchState });
    }
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
    // A delivery holds the address before the contact and the seminar; so does this.
    if (registration.emailKey !== null) await holdEmail(tx, registration.emailKey);
    await this.effects.takeBack(tx, connection, registration);
    await this.decisions.unlearn(tx, id);
    const match = await this.matching.match(tx, registration, ['reopened']);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...match, rejectedReason: null, suggestions: [] },
      children: { before: {}, after: { reason } },
      action: 'reopened',
    });
    await this.effects.follow(tx, connection, registration);
  }
}
