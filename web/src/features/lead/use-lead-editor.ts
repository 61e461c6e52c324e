import { createContext, useContext } from 'react';
import type { Drafts } from './drafts/lead-drafts.rules';
import type { LeadField, LeadTab } from './fields/lead-fields.rules';
import type { LeadView } from './lead-page.api';

/** Editing a lead in place. */
export interface LeadEditor {
  lead: LeadView;
  canEdit: boolean;
  /** The field whose input is open. */
  openField: LeadField | null;
  drafts: Drafts;
  /** Whether the drafts would survive a reload. */
  isKept: boolean;
  errors: Readonly<Partial<Record<LeadField, string>>>;
  isSaving: boolean;
  open: (field: LeadField) => void;
  close: () => void;
  openTab: (tab: LeadTab) => void;
  change: (field: LeadField, value: unknown) => void;
  save: (field: LeadField) => void;
  discard: (fields: readonly LeadField[]) => void;
}

export const LeadEditorContext = createContext<LeadEditor | null>(null);

/** Returns the functions that edit the lead of the page. */
export function useLeadEditor(): LeadEditor {
  const editor = useContext(LeadEditorContext);
  if (!editor) throw new Error('There is no lead around this component.');
  return editor;
}
