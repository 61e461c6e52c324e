import { ExternalStore } from '../../shared/api/external.store';
import type { RecordReference } from '../search/record-reference.rules';

/** A record that a mail can be about. */
export type MailSubject = RecordReference & { kind: 'contact' | 'lead' | 'activity' };

/** The record that the mail being written is about; null while the form is closed. */
export const writeMailRequest = new ExternalStore<MailSubject | null>(null);
