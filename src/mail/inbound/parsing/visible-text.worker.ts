import EmailReplyParser from 'email-reply-parser';
import { readVisibleText } from './visible-text.rules.js';

/**
 * Leaves out the quoted history of a text. It runs in a thread of its own, because the expressions of the library take very
 * long for texts that are made for it.
 */
export async function render(text: string): Promise<Uint8Array> {
  return Buffer.from(readVisibleText(text, (beginning) => new EmailReplyParser().parseReply(beginning)));
}
