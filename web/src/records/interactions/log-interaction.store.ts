import { ExternalStore } from '../../shared/api/external.store';
import type { RecordReference } from '../search/record-reference.rules';

/** The request to log an interaction; its subject is null if the user chooses it. */
export interface LogInteractionRequest {
  subject: RecordReference | null;
  /** Follows when the interaction is logged. */
  onLogged?: () => void;
}

/** The present request; null while the form is closed. */
export const logInteractionRequest = new ExternalStore<LogInteractionRequest | null>(null);

/** Opens the form that logs an interaction. On the page of a lead it is about that lead unless a subject is given. */
export function openLogInteraction(subject: RecordReference | null = null, onLogged?: () => void): void {
  logInteractionRequest.set({ subject, onLogged });
}
