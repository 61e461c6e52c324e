import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { runOutsideRequest } from '../../common/http/request-context.store.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import { formatMailAddress } from '../../config/mail-address.rules.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { MailOutboxStore } from '../outgoing/mail-outbox.store.js';
import { OutgoingMailHandler } from '../outgoing/outgoing-mail.handler.js';
import { TEST_MAIL } from '../text/mail-texts.constants.js';
import { readServerFacts } from './mail-server-state.queries.js';
import type { MailSettingsView, MailTestView } from './mail-settings.view.js';

/** Milliseconds after which a test that was cut off is sent by the queue. */
const TEST_CLAIM_MS = 60_000;

const ANSWER_UNKNOWN = 'The test was sent before; look at its state in the list of mails.';

/** Shows how mails are sent, and tests it. */
@Injectable()
export class MailSettingsService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: MailOutboxStore,
    private readonly handler: OutgoingMailHandler,
  ) {}

  /** Returns the settings and what became of the last mails. */
  async read(): Promise<MailSettingsView> {
    const { mailServer, mailReplyTo, mailInboundAddress } = this.settings;
    const state = await readServerFacts(this.sql, this.clock.now());
    return {
      isConfigured: mailServer !== undefined,
      host: mailServer?.host ?? null,
      port: mailServer?.port ?? null,
      security: mailServer?.security ?? null,
      from: mailServer ? formatMailAddress(mailServer.from) : null,
      replyTo: mailReplyTo ? formatMailAddress(mailReplyTo) : null,
      inboundAddress: mailInboundAddress ? formatMailAddress(mailInboundAddress) : null,
      ...state,
    };
  }

  /**
   * Sends a mail to an address while the caller waits, also while all others wait because of a refused login.
   * @throws 409 `mail.not_configured`
   */
  async test(to: string, actor: Actor): Promise<MailTestView> {
    if (!this.settings.mailServer) {
      throw new CodedError(
        'mail.not_configured',
        'There is no mail server; set SMTP_URL and start the application again.',
      );
    }
    const { mailId } = await this.work.run(actor, async (tx) => {
      const address = { contactId: null, toAddress: normaliseEmail(to), toName: null, replyTo: [] };
      const about = { leadId: null, companyId: null, activityId: null };
      const given = { batchId: uuidv7(), language: 'en', purpose: 'transactional', ...TEST_MAIL } as const;
      const sendAt = new Date(tx.now.getTime() + TEST_CLAIM_MS);
      const [id] = await this.outbox.add(tx, [{ ...given, ...address, ...about, documents: [], sendAt }]);
      // A request that is repeated with its Idempotency-Key sends no second mail.
      return { mailId: id!, sent: false, error: ANSWER_UNKNOWN };
    });
    // The key of the request has its answer, and belongs to none of the transactions that store what became of the mail.
    const outcome = await runOutsideRequest(() => this.handler.sendNow(mailId));
    return { mailId, sent: outcome?.kind === 'sent', error: outcome && 'error' in outcome ? outcome.error : null };
  }
}
