import { createContext, useContext } from 'react';
import type { Lead, Stage } from '../lead.api';

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

interface TransitionDialog {
  /** Opens the form for the transition of a lead to a stage. */
  openTransition: (leadId: string, stage: Stage) => void;
}

export const TransitionDialogContext = createContext<TransitionDialog | null>(null);

/** Returns the functions that open the form of a transition. */
export function useTransitionDialog(): TransitionDialog {
  const dialog = useContext(TransitionDialogContext);
  if (!dialog) throw new Error('There is no dialog for transitions around this component.');
  return dialog;
}
