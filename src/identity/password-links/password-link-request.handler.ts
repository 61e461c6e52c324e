import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { OutgoingMailRegistry } from '../../common/mail/outgoing-mail.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { USER } from '../model/user.entity.js';
import { insertRequest, listRequests, takeRequest } from './password-link-request.queries.js';
import { PasswordLinkService } from './password-link.service.js';

/** The queue of requests for links. */
const QUEUE = 'identity.password-links';

/**
 * Takes requests of people who have forgotten their password, and sends them a link afterwards. Everything that depends on
 * the address happens after the answer, so that nobody can find out by it who has an account.
 */
@Injectable()
export class PasswordLinkRequestHandler implements OnModuleInit {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly queues: QueueRegistry,
    private readonly mails: OutgoingMailRegistry,
    private readonly links: PasswordLinkService,
  ) {}

  onModuleInit(): void {
    this.queues.declare({
      name: QUEUE,
      concurrency: 1,
      batch: 20,
      processItem: (id) => this.process(id),
      findDue: (after) => listRequests(this.sql, after),
    });
  }

  /** Takes a request for a link. @throws 404 `password_link.not_configured` without a mail server */
  async take(email: string): Promise<void> {
    if (!this.mails.isConfigured) {
      const detail = 'This installation sends no mail; ask an administrator for a link to set a new password.';
      throw new CodedError('password_link.not_configured', detail);
    }
    this.queues.send(QUEUE, [await insertRequest(this.sql, email, this.clock.now())]);
  }

  private process(id: string): Promise<void> {
    return this.work.run(SYSTEM, async (tx) => {
      const userId = await takeRequest(tx.sql, id);
      if (userId === null) return;
      const user = await lockRecord(tx, USER, userId);
      // The user may have been archived, or linked to an account of the organisation, since the request.
      if (user.archivedAt === null && user.oidcSubject === null) await this.links.sendLink(tx, user);
    });
  }
}
