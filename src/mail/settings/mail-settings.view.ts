import { ApiProperty } from '@nestjs/swagger';
import { SMTP_SECURITIES } from '../model/mail.constants.js';

/** How mails are sent. It never has the user and the password of the mail server. */
export class MailSettingsView {
  /** Whether there is a mail server. Without one, mails are stored as `not_sent`. */
  isConfigured: boolean;

  /** @example "mail.locate.example" */
  host: string | null;

  /** @example 587 */
  @ApiProperty({ type: 'integer', nullable: true })
  port: number | null;

  /**
   * How the connection is protected: `tls` from the beginning, `starttls` by a command that the server must know, or `none`.
   * @example "starttls"
   */
  @ApiProperty({ enum: SMTP_SECURITIES, nullable: true })
  security: (typeof SMTP_SECURITIES)[number] | null;

  /** @example "Locate in Limburg <crm@locate.example>" */
  from: string | null;

  /** @example "info@locate.example" */
  replyTo: string | null;

  /** @example "crm@locate.example" */
  inboundAddress: string | null;

  /** Number of mails that wait. */
  @ApiProperty({ type: 'integer' })
  queued: number;

  /** When the server took the last mail. */
  lastSuccessAt: Date | null;

  lastErrorAt: Date | null;

  /** The message of the mail server, or of the connection to it, after the last attempt that failed. */
  lastError: string | null;

  /** The time until which all mails wait, because the server has refused the login; null if none waits for that reason. */
  pausedUntil: Date | null;
}

/** The result of a test. */
export class MailTestView {
  /** The mail in the log. */
  mailId: string;

  /** Whether the server took the mail. */
  sent: boolean;

  /** The message of the mail server, or of the connection to it; null if the mail was sent. */
  error: string | null;
}
