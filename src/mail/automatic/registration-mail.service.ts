import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type FollowedRegistration,
  registerRegistrationFollower,
  type RegistrationFollower,
} from '../../activities/seminars/model/registration-follower.registry.js';
import type { Changes } from '../../common/audit/audit-changes.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { chooseMail, isPromotion } from '../templates/registration-mail.rules.js';
import { readRegistrationStanding } from '../templates/registration-standing.queries.js';
import { RegistrationMailStore } from './registration-mail.store.js';
import { wasTold } from './reminder.queries.js';

/** Tells people how their registrations for seminars stand, in the transaction that changes these. */
@Injectable()
export class RegistrationMailService implements RegistrationFollower, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: RegistrationMailStore,
  ) {}

  onModuleInit(): void {
    registerRegistrationFollower(this.dataSource, this);
  }

  async followRegistration(tx: Tx, registration: FollowedRegistration, changes: Changes): Promise<void> {
    if (isPromotion(registration, changes)) await this.mails.add(tx, 'registration_promoted', [registration.id]);
  }

  async notifyPerson(tx: Tx, registration: FollowedRegistration, onlyInformed: boolean): Promise<void> {
    if (onlyInformed && !(await wasTold(tx.sql, registration.id))) return;
    const key = chooseMail(registration, await readRegistrationStanding(tx.sql, registration.id, tx.now));
    if (key !== null) await this.mails.add(tx, key, [registration.id]);
  }

  findConfirmable(tx: Tx, registrationIds: readonly string[]): Promise<readonly string[]> {
    return this.mails.findLinked(tx, registrationIds);
  }
}
