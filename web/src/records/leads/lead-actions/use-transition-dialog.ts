import { createContext, useContext } from 'react';
import type { Stage } from '../lead.api';

export interface TransitionDialog {
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
