import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { isPasswordLinkValid } from '../../identity/model/user-access.queries.js';
import { isStillTrue } from '../templates/registration-mail.rules.js';
import { readRegistrationStanding } from '../templates/registration-standing.queries.js';
import { type MailReason, OUTGOING_MAILS } from '../model/mail.constants.js';
import { findSkipCode } from '../suppressions/skip-code.rules.js';
import { SuppressionStore } from '../suppressions/suppression.store.js';
import {
  type ClaimedMail,
  claimMail,
  hasComingSeat,
  endPause,
  storeDelay,
  readDueIds,
  storeServerError,
} from './mail-attempt.queries.js';
import { findAuthor } from './mail-author.queries.js';
import { hasUnavailableDocument } from './mail-documents.queries.js';
import { MailMessageFactory } from './mail-message.factory.js';
import { MailMetricsRegistry } from './mail-metrics.registry.js';
import { decideOutcome, type MailOutcome, type SendResult } from './mail-outcome.rules.js';
import { MailResultStore } from './mail-result.store.js';
import { SmtpClient } from './smtp.client.js';

/** Milliseconds for which all mails wait after the server has refused the login. Too many logins can lock an account. */
const LOGIN_PAUSE_MS = 300_000;

/** The error of a mail whose message could not be built. */
const NOT_BUILT = 'The mail could not be built.';

/**
 * Sends mails. An attempt claims its mail, sends it without a transaction, and then stores the result, so that a slow
 * server locks nothing.
 */
@Injectable()
export class OutgoingMailHandler implements OnModuleInit {
  private readonly log = new Logger(OutgoingMailHandler.name);

  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly queues: QueueRegistry,
    private readonly suppressions: SuppressionStore,
    private readonly messages: MailMessageFactory,
    private readonly client: SmtpClient,
    private readonly results: MailResultStore,
    private readonly metrics: MailMetricsRegistry,
  ) {}

  onModuleInit(): void {
    this.queues.declare({
      name: OUTGOING_MAILS,
      // The end of a process can then repeat one mail at most.
      concurrency: 1,
      batch: 2,
      processItem: (id) => this.process(id),
      // Without a server mails that were queued before wait until there is one again.
      findDue: (after) =>
        this.client.isConfigured ? readDueIds(this.sql, this.clock.now(), after) : Promise.resolve([]),
    });
  }

  /** Sends a mail if it is due, and stores what became of it. */
  private async process(id: string): Promise<void> {
    const mail = this.client.isConfigured ? await claimMail(this.sql, id, this.clock.now()) : null;
    if (!mail) return;
    await this.sendClaimed(mail);
  }

  /** Sends a claimed mail unless its contact must not get it any more, and stores what became of it. */
  async sendClaimed(mail: ClaimedMail): Promise<void> {
    const obstacle = await this.findObstacle(mail);
    if (obstacle) {
      await this.results.storeSuppressed(mail, obstacle);
      this.metrics.count('suppressed');
      return;
    }
    await this.attempt(mail);
  }

  /**
   * Sends a mail at once and only once, also while all others wait because of a refused login.
   * @returns what became of it; null if it was sent or cancelled meanwhile
   */
  async sendNow(id: string): Promise<MailOutcome | null> {
    const mail = await claimMail(this.sql, id, this.clock.now(), true);
    return mail && this.attempt(mail, true);
  }

  /** Returns why a mail that was stored earlier must not be sent any more. */
  private async findObstacle(mail: ClaimedMail): Promise<MailReason | null> {
    const { toAddress: email, purpose, templateKey, isContactArchived: isArchived, isUserArchived, consent } = mail;
    if (isUserArchived) return 'user_archived';
    if (await this.isOutdated(mail)) return 'outdated';
    if (await this.hasEndedLink(mail)) return 'outdated';
    if (await this.hasUnavailableDocument(mail)) return 'documents_unavailable';
    // Somebody who has lost the password has no other way, and the mailbox may work again.
    const reasons = templateKey === 'password_link' ? new Map() : await this.suppressions.findReasons([email]);
    return findSkipCode({ email, isArchived, consent }, purpose, reasons);
  }

  /**
   * Tells whether a mail names a status that the registration no longer has, or reminds of a seat that the person no longer
   * has, or of a seminar that was moved or has begun.
   */
  private async isOutdated({ templateKey, registrationId, mailingId, dueFor }: ClaimedMail): Promise<boolean> {
    if (templateKey === null || registrationId === null || mailingId !== null) return false;
    const now = this.clock.now();
    if (templateKey === 'seminar_reminder') return !(await hasComingSeat(this.sql, registrationId, dueFor, now));
    return !isStillTrue(templateKey, await readRegistrationStanding(this.sql, registrationId, now));
  }

  /** Tells whether the link of a mail with which its user sets a password does not work any more. */
  private async hasEndedLink({ id: mailId, templateKey, userId }: ClaimedMail): Promise<boolean> {
    if (templateKey !== 'password_link' || userId === null) return false;
    return !(await isPasswordLinkValid(this.sql, { userId, mailId }, this.clock.now()));
  }

  /** Tells whether the author may not send a document of the mail any more. Months can pass until a mail is due. */
  private async hasUnavailableDocument({ id, createdBy, hasDocuments }: ClaimedMail): Promise<boolean> {
    return hasDocuments && hasUnavailableDocument(this.sql, id, await findAuthor(this.sql, createdBy));
  }

  private async attempt(mail: ClaimedMail, isOnlyAttempt = false): Promise<MailOutcome> {
    const startedAt = performance.now();
    const outcome = decideOutcome(await this.send(mail), mail.attempts + 1, Math.random());
    await this.store(mail, outcome, isOnlyAttempt);
    this.metrics.count(outcome.kind);
    const durationMs = Math.round(performance.now() - startedAt);
    this.log.debug({ mailId: mail.id, outcome: outcome.kind, durationMs }, 'mail.attempted');
    return outcome;
  }

  private async send(mail: ClaimedMail): Promise<SendResult> {
    const message = await this.build(mail);
    if (message === null) return { kind: 'failure', isLoginFailure: false, message: NOT_BUILT };
    if ('unsendable' in message) return { kind: 'unsendable', message: message.unsendable };
    return this.client.send(message);
  }

  /** Builds the message of a mail. Returns null after an error, which may be gone at the next attempt. */
  private async build(mail: ClaimedMail) {
    try {
      return await this.messages.build(mail);
    } catch (err) {
      this.log.error({ err, mailId: mail.id }, 'mail.not_built');
      return null;
    }
  }

  private async store(mail: ClaimedMail, outcome: MailOutcome, isOnlyAttempt: boolean): Promise<void> {
    const at = this.clock.now();
    if (outcome.kind === 'sent') {
      await this.results.storeSent(mail, at);
      return endPause(this.sql);
    }
    const { error } = outcome;
    const isLoginRefused = outcome.kind === 'login_refused';
    const delayMs = outcome.kind === 'retry' ? outcome.delayMs : isLoginRefused ? LOGIN_PAUSE_MS : null;
    const until = delayMs === null ? null : new Date(at.getTime() + delayMs);
    if (until === null || isOnlyAttempt) {
      await this.results.storeFailed(mail, error);
    } else {
      // A refused login is no attempt, because it says nothing about the mail.
      await storeDelay(this.sql, mail, { until, error, isAttempt: !isLoginRefused });
      if (mail.mailingId === null) this.queues.send(OUTGOING_MAILS, [mail.id], until);
    }
    if (isLoginRefused) this.log.warn({ mailId: mail.id }, 'mail.login_refused');
    // An error of this application says nothing about the server.
    if (error !== NOT_BUILT)
      await storeServerError(this.sql, { at, error, pausedUntil: isLoginRefused ? until : null });
  }
}
