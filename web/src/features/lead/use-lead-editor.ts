import { createContext, useContext } from 'react';
import { type RecordEditor, useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { LeadTab } from './lead-search.rules';
import type { LeadView } from './lead-page.api';

/** Editing a lead in place. */
interface LeadEditor extends Pick<RecordEditor, 'canEdit'> {
  lead: LeadView;
  open: (field: string) => void;
  openTab: (tab: LeadTab) => void;
  change: (field: string, value: unknown) => void;
}

/** Opens a tab of the page. */
export const LeadTabContext = createContext<(tab: LeadTab) => void>(() => undefined);

/** Returns the functions that edit the lead of the page. */
export function useLeadEditor(): LeadEditor {
  const { record, canEdit, open, change } = useRecordEditor<LeadView>();
  const openTab = useContext(LeadTabContext);
  return { lead: record, canEdit, open, openTab, change };
}
