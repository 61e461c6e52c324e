import { ExternalStore } from '../../shared/api/external.store';
import type { RecordReference } from '../search/record-reference.rules';

/** A task that an interaction may answer. */
export interface AnsweredTask {
  id: string;
  title: string;
}

/** The request to log an interaction; its subject is null if the user chooses it. */
export interface LogInteractionRequest {
  subject: RecordReference | null;
  /** The task from whose row the form was opened. The form offers to complete it. */
  task?: AnsweredTask;
}

/** The present request; null while the form is closed. */
export const logInteractionRequest = new ExternalStore<LogInteractionRequest | null>(null);

/** Opens the form that logs an interaction. On the page of a lead it is about that lead unless a subject is given. */
export function openLogInteraction(subject: RecordReference | null = null, task?: AnsweredTask): void {
  logInteractionRequest.set({ subject, task });
}
