import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { formatDate } from '../../common/documents/locale-format.rules.js';
import { createInvalidError } from '../../common/errors/domain.errors.js';
import {
  type MailAttachmentFile,
  type MailReceiver,
  OutgoingMailRegistry,
  type TemplateMail,
} from '../../common/mail/outgoing-mail.registry.js';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { ScheduleFileService } from './schedule-file.service.js';
import { type MailedFile, readMailedFile, readRecipientFacts } from './schedule-mail.queries.js';
import { ReportScheduleRunRecipient } from './schedule-recipient.entity.js';
import {
  canGetReports,
  chooseMailLanguage,
  findSkipCode,
  MAX_ATTACHED_BYTES,
  type RecipientFacts,
} from './schedule-recipient.rules.js';
import type { StartedRun } from './schedule-runs.queries.js';
import { getScheduledReport } from './schedule-validation.rules.js';

/** The name under which mails refer to the files of runs. */
const RUN_FILES = 'report_run';

/** Sends the files of finished runs to the recipients of their schedules. */
@Injectable()
export class ScheduleMailService implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly files: ScheduleFileService,
    private readonly mails: OutgoingMailRegistry,
  ) {}

  onModuleInit(): void {
    this.mails.registerAttachments(RUN_FILES, {
      assertReceiver: (id, receiver) => this.assertReceiver(id, receiver),
      read: (id) => this.readFile(id),
    });
  }

  /**
   * Stores a mail to each recipient that can get one, in the transaction that ends the run. So there is one set of mails for
   * each finished run, whatever happens to this instance, and the run says who gets none and why.
   */
  async addMails(tx: Tx, run: StartedRun): Promise<void> {
    const recipients = await readRecipientFacts(tx.sql, run.scheduleId);
    if (recipients.length === 0) return;
    const file = await readMailedFile(tx.sql, run.id);
    const bounced = await this.mails.findBounced(
      tx,
      recipients.flatMap(({ email }) => email ?? []),
    );
    const taken = new Set<string>();
    const rows: ReportScheduleRunRecipient[] = [];
    for (const [index, recipient] of recipients.entries()) {
      const { userId, contactId, email } = recipient;
      const skipCode = findSkipCode(recipient, { bytes: file.bytes, bounced, taken });
      const [mailId = null] = skipCode === null ? await this.mails.add(tx, [this.buildMail(run, file, recipient)]) : [];
      if (mailId !== null) taken.add(email!);
      rows.push({ runId: run.id, position: index + 1, userId, contactId, mailId, skipCode });
    }
    await tx.manager.insert(ReportScheduleRunRecipient, rows);
  }

  private buildMail(run: StartedRun, file: MailedFile, recipient: RecipientFacts): TemplateMail {
    const { userId, contactId, name, email } = recipient;
    const language = chooseMailLanguage(recipient, LANGUAGES, file.lang as Language);
    const isAttached = file.bytes <= MAX_ATTACHED_BYTES;
    const link = `${this.settings.publicUrl ?? ''}/reports/schedules/${run.scheduleId}`;
    return {
      key: 'report_ready',
      language,
      recipient: { address: email!, name, contactId, userId },
      values: {
        'contact.fullName': name,
        'report.title': getScheduledReport(run.report).title[language],
        'report.period': describePeriod(file.parameters, language),
        'report.link': isAttached ? null : link,
      },
      ...(isAttached && { attachment: { source: RUN_FILES, id: run.id } }),
      ...(file.creatorEmail !== null && { replyTo: [file.creatorEmail] }),
    };
  }

  /** Throws 422 `mail.recipient_unreachable` if somebody is no recipient any more, or may not read reports any more. */
  private async assertReceiver(runId: string, { userId, contactId }: MailReceiver): Promise<void> {
    const recipients = await readRecipientFacts(this.sql, await this.readScheduleId(runId));
    const recipient = recipients.find((one) => one.userId === userId && one.contactId === contactId);
    if (recipient && !recipient.isArchived && (recipient.role === null || canGetReports(recipient.role))) return;
    const code = 'mail.recipient_unreachable';
    const detail =
      'The receiver of this mail is no recipient of the schedule any more, or may not read reports any more.';
    throw createInvalidError([{ pointer: '/toAddress', code, detail }], code);
  }

  /** Reads the file of a run when its mail is sent. @throws as {@link ScheduleFileService.read} */
  private async readFile(runId: string): Promise<MailAttachmentFile> {
    const { name, mediaType, content } = await this.files.read(await this.readScheduleId(runId), runId, SYSTEM);
    return { fileName: name, contentType: mediaType, content };
  }

  private async readScheduleId(runId: string): Promise<string> {
    const { scheduleId } = await this.sql.queryOne<{ scheduleId: string }>(
      'SELECT schedule_id AS "scheduleId" FROM report_schedule_run WHERE id = $1',
      [runId],
    );
    return scheduleId;
  }
}

/** Returns the days of a report: its period where the schedule names one, and otherwise the day of its figures. */
function describePeriod({ asOf, from, to = asOf }: Record<string, string>, language: Language): string {
  const days = from === undefined ? [asOf] : [from, to];
  return days.map((day) => formatDate(day!, language)).join(' – ');
}
