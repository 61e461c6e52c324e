import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { MAILINGS } from '../model/mailing.constants.js';
import { OutgoingMailHandler } from '../outgoing/outgoing-mail.handler.js';
import { claimMailingMail, type MailingClaim, readDueMailings, readNextTime } from './mailing-claim.queries.js';
import { MailingStartStore } from './mailing-start.store.js';

/** Number of mails of one mailing that are sent before another mailing gets its turn. */
const MAX_MAILS = 20;
/** Milliseconds after which no further mail is sent before another mailing gets its turn, if the mail server is slow. */
const TURN_MS = 60_000;

/**
 * Makes and sends the mails of mailings. A mailing sends some of its mails and is queued again, so that mailings take turns
 * and an instance can stop between them. Other mails have their own queue and wait for no mailing.
 */
@Injectable()
export class MailingHandler implements OnModuleInit {
  /** The mailings on which this instance works. It sends one mail of each at a time, so that its end interrupts only one. */
  private readonly active = new Set<string>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly queues: QueueRegistry,
    private readonly starts: MailingStartStore,
    private readonly mails: OutgoingMailHandler,
  ) {}

  onModuleInit(): void {
    this.queues.declare({
      name: MAILINGS,
      concurrency: 2,
      batch: 2,
      processItem: (id) => this.processAlone(id),
      findDue: (after) => readDueMailings(this.sql, this.clock.now(), after),
    });
  }

  private async processAlone(id: string): Promise<void> {
    if (this.active.has(id)) return;
    this.active.add(id);
    try {
      await this.process(id);
    } finally {
      this.active.delete(id);
    }
  }

  /** Makes the mails of a mailing if it is due, and sends some of them. */
  private async process(id: string): Promise<void> {
    await this.starts.startDue(id);
    if (this.settings.mailServer === undefined) return;
    const waitUntil = await this.sendSome(id);
    const next = waitUntil ?? (await readNextTime(this.sql, id));
    if (next) this.queues.send(MAILINGS, [id], next > this.clock.now() ? next : undefined);
  }

  /** @returns the time from which mailings may send again, if they have sent all that is allowed */
  private async sendSome(id: string): Promise<Date | null> {
    const startedAt = performance.now();
    for (let count = 0; count < MAX_MAILS && performance.now() - startedAt < TURN_MS; count++) {
      const claim = await this.claim(id);
      if (!claim) return null;
      if ('waitUntil' in claim) return claim.waitUntil;
      await this.mails.sendClaimed(claim.mail);
    }
    return null;
  }

  private claim(mailingId: string): Promise<MailingClaim> {
    const { mailPerMinute: perMinute } = this.settings;
    return this.work.run(SYSTEM, ({ sql, now }) => claimMailingMail(sql, { mailingId, now, perMinute }));
  }
}
