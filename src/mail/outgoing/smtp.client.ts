import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { SETTINGS } from '../../config/config.module.js';
import { getDomain } from '../../config/mail-address.rules.js';
import type { MailSettings } from '../../config/mail-settings.rules.js';
import type { SendResult } from './mail-outcome.rules.js';

/** Milliseconds without a sign of the server after which an attempt ends. */
const SILENCE_TIMEOUT_MS = 30_000;
/** Milliseconds after which an attempt ends in any case, before its claim does. */
const ATTEMPT_TIMEOUT_MS = 50_000;
/** Maximum number of characters of an error that is stored. */
const MAX_ERROR_LENGTH = 500;

/** How long an attempt waits. Tests wait shorter. */
export interface SmtpTimeouts {
  silenceMs: number;
  attemptMs: number;
}

/** The properties that errors of nodemailer and of the system have. */
interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/**
 * Sends messages to the mail server of the settings. Each has a connection of its own, so that none waits for the failure
 * of another one.
 */
@Injectable()
export class SmtpClient {
  private timeouts: SmtpTimeouts = { silenceMs: SILENCE_TIMEOUT_MS, attemptMs: ATTEMPT_TIMEOUT_MS };

  constructor(@Inject(SETTINGS) private readonly settings: Pick<MailSettings, 'mailServer'>) {}

  /** Returns a client of the same server that waits for other times. */
  withTimeouts(timeouts: SmtpTimeouts): SmtpClient {
    return Object.assign(new SmtpClient(this.settings), { timeouts });
  }

  /** Tells whether mails can be sent at all. */
  get isConfigured(): boolean {
    return this.settings.mailServer !== undefined;
  }

  /** Sends a message. It never throws: an error is a result. */
  async send(message: SendMailOptions): Promise<SendResult> {
    const transport = this.createTransport();
    try {
      await transport.sendMail({ ...message, signal: AbortSignal.timeout(this.timeouts.attemptMs) });
      return { kind: 'accepted' };
    } catch (error) {
      return toFailure(error as SmtpError);
    } finally {
      transport.close();
    }
  }

  private createTransport() {
    const { mailServer } = this.settings;
    if (!mailServer) throw new Error('There is no mail server.');
    const { host, port, security, login, from } = mailServer;
    const { silenceMs } = this.timeouts;
    return createTransport({
      host,
      port,
      name: getDomain(from.address),
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(login && { auth: { user: login.user, pass: login.password } }),
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
      dnsTimeout: silenceMs,
      // A text of a mail must never name a file of this machine.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

function toFailure({ message, code, responseCode, command }: SmtpError): SendResult {
  return {
    kind: 'failure',
    status: responseCode,
    command,
    isLoginFailure: code === 'EAUTH' || code === 'ENOAUTH',
    message: toLine(message) || code || 'The mail server gave no reason.',
  };
}

/** Returns the beginning of a text as one line. Answers of servers have several. */
function toLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.slice(0, MAX_ERROR_LENGTH).toWellFormed();
}
