import { computeRetryDelay } from './retry-schedule.rules.js';

/** The result of an attempt: the answer of the server, or the error of the connection. */
export type SendResult =
  | { kind: 'accepted' }
  | {
      kind: 'failure';
      /** The status of the answer; absent if the server gave none. */
      status?: number | undefined;
      /** The command that was answered, such as `RCPT TO`. */
      command?: string | undefined;
      /** Whether the client could not log in, whatever the server has answered. */
      isLoginFailure: boolean;
      /** The message of the server or of the system. */
      message: string;
    }
  /** The mail can never be sent, because a file of it is gone. */
  | { kind: 'unsendable'; message: string };

/** The meaning of an attempt for its mail. `login_refused` means that no mail can be sent for now. */
export type MailOutcome =
  | { kind: 'sent' }
  | { kind: 'failed'; error: string }
  | { kind: 'retry'; error: string; delayMs: number }
  | { kind: 'login_refused'; error: string };

/** Answers to a login, and to a command for which one is missing (RFC 4954). */
const LOGIN_STATUSES = [530, 534, 535, 538];

/** Commands whose answers are about the mail and not about the connection. */
const MAIL_COMMANDS = ['MAIL FROM', 'RCPT TO', 'DATA'];

/**
 * Decides what an attempt means.
 * @param attempt number of the attempt, beginning with 1
 * @param chance random number from 0 to 1 that spreads the next one
 */
export function decideOutcome(result: SendResult, attempt: number, chance: number): MailOutcome {
  if (result.kind === 'accepted') return { kind: 'sent' };
  const { message: error } = result;
  if (result.kind === 'unsendable') return { kind: 'failed', error };
  const { status, command = '', isLoginFailure } = result;
  if (isLoginFailure || (status !== undefined && LOGIN_STATUSES.includes(status)))
    return { kind: 'login_refused', error };
  const isPermanent = status !== undefined && status >= 500 && MAIL_COMMANDS.includes(command);
  const delayMs = isPermanent ? null : computeRetryDelay(attempt, chance);
  return delayMs === null ? { kind: 'failed', error } : { kind: 'retry', error, delayMs };
}
