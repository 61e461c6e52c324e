import { createContext, useContext } from 'react';
import type { Lead } from '../lead.api';

export interface StatusDialog {
  /** Opens the form for a change of the status of a lead. */
  openStatus: (lead: Pick<Lead, 'id' | 'title' | 'status' | 'version'>, status: string) => void;
}

export const StatusDialogContext = createContext<StatusDialog | null>(null);

/** Returns the function that opens the form of a change of status. */
export function useStatusDialog(): StatusDialog {
  const dialog = useContext(StatusDialogContext);
  if (!dialog) throw new Error('There is no dialog for statuses around this component.');
  return dialog;
}
