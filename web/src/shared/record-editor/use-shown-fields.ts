import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { preferencesQuery, useUpdatePreferences } from '../session/preferences.api';
import { useRecordEditor } from './use-record-editor';

/**
 * Returns which of some fields of the record are shown. Empty ones are hidden unless the user wants to see them, on all
 * pages of records. A field that was opened stays, so that the focus can return to it.
 */
export function useShownFields(fields: readonly string[]) {
  const { isEmpty, openField, drafts, errors } = useRecordEditor();
  const { data: preferences } = useQuery(preferencesQuery);
  const { mutate } = useUpdatePreferences();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (openField !== null && !opened.has(openField)) setOpened(new Set([...opened, openField]));
  const areEmptyShown = preferences?.ui['showEmptyFields'] === true;
  /** Tells whether an empty field has nothing that would be lost from sight. */
  const canHide = (field: string) =>
    isEmpty(field) && !opened.has(field) && drafts[field] === undefined && errors[field] === undefined;
  return {
    areEmptyShown,
    emptyCount: fields.filter(canHide).length,
    isShown: (field: string) => areEmptyShown || !canHide(field),
    showEmpty: (showEmptyFields: boolean) => mutate({ ui: { showEmptyFields } }),
  };
}
