import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { leadQuery } from '../../records/leads/lead.api';
import { useCanChange } from '../../records/leads/use-can-change';
import { ProblemError } from '../../shared/api/api.errors';
import { ConflictDialog } from './drafts/conflict-dialog';
import { type Conflict, findConflicts, rebaseDrafts, removeDrafts, setDraft } from './drafts/lead-drafts.rules';
import { findFieldErrors, findTab, type LeadField, type LeadTab, mergeChanges } from './fields/lead-fields.rules';
import { type LeadView, useUpdateLead } from './lead-page.api';
import type { LeadSearch } from './lead-search.rules';
import { useLeadDrafts } from './drafts/use-lead-drafts';
import { type LeadEditor, LeadEditorContext } from './use-lead-editor';

/** Lets the fields of a lead be edited in place, and keeps what was typed until it is saved. */
export function LeadEditorProvider({ lead, children }: { lead: LeadView; children: ReactNode }) {
  const { field: openField = null } = useSearch({ from: '/user/leads/$leadId' });
  const { go, openTab } = useLeadNavigation();
  const canChange = useCanChange();
  const canEdit = canChange(lead) && lead.archivedAt === null;
  const { drafts, isLoaded, isKept, updateDrafts } = useLeadDrafts(lead.id);
  const [errors, setErrors] = useState<LeadEditor['errors']>({});
  const [conflict, setConflict] = useState<{ lead: LeadView; conflicts: Conflict[] } | null>(null);
  const { mutate, isPending } = useUpdateLead();
  const client = useQueryClient();

  const finish = (fields: readonly LeadField[], saved: LeadView, version: number) => {
    updateDrafts((known) => rebaseDrafts(removeDrafts(known, fields), saved, version));
    setErrors({});
    setConflict(null);
    go({ field: undefined });
  };
  const send = (fields: readonly LeadField[], version: number) => {
    const body = mergeChanges(fields, (field) => drafts[field]?.value);
    mutate(
      { leadId: lead.id, version, body },
      {
        onSuccess: (saved) => finish(fields, saved, version),
        onError: async (error) => {
          if (error instanceof ProblemError && error.status === 412) {
            const current = await client.fetchQuery({ ...leadQuery(lead.id), staleTime: 0 });
            const conflicts = findConflicts(drafts, current, fields);
            if (conflicts.length > 0) setConflict({ lead: current, conflicts });
            else finish(fields, current, version);
            return;
          }
          setConflict(null);
          const problems = describeErrors(error, fields);
          setErrors(problems);
          const first = fields.find((field) => problems[field]);
          if (first) go({ tab: findTab(first), field: first });
        },
      },
    );
  };
  const discard = (fields: readonly LeadField[]) => {
    updateDrafts((known) => removeDrafts(known, fields));
    setErrors({});
  };
  const resolve = (mine: readonly LeadField[], theirs: readonly LeadField[]) => {
    discard(theirs);
    if (mine.length > 0 && conflict) return send(mine, conflict.lead.version);
    setConflict(null);
    return go({ field: undefined });
  };
  const editor: LeadEditor = {
    lead,
    canEdit,
    openField: canEdit && isLoaded ? openField : null,
    drafts,
    isKept,
    errors,
    isSaving: isPending,
    open: (field) => go({ tab: findTab(field), field }),
    close: () => go({ field: undefined }),
    openTab,
    change: (field, value) => {
      updateDrafts((known) => setDraft(known, lead, field, value));
      setErrors((known) => ({ ...known, [field]: undefined }));
    },
    save: (field) => {
      const draft = drafts[field];
      if (draft) send([field], draft.version);
      else go({ field: undefined });
    },
    discard,
  };
  return (
    <LeadEditorContext value={editor}>
      {children}
      {conflict && (
        <ConflictDialog {...conflict} isSaving={isPending} onResolve={resolve} onClose={() => setConflict(null)} />
      )}
    </LeadEditorContext>
  );
}

/** Returns functions that change the open tab and field in the address, without a new entry in the history for a field. */
function useLeadNavigation() {
  const navigate = useNavigate({ from: '/leads/$leadId' });
  return useMemo(() => {
    const go = (search: LeadSearch) =>
      void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
    const openTab = (tab: LeadTab) => void navigate({ search: { tab }, resetScroll: false });
    return { go, openTab };
  }, [navigate]);
}

/** Finds what is wrong with each field. An error that concerns none of them is shown at the first. */
function describeErrors(error: Error, fields: readonly LeadField[]): LeadEditor['errors'] {
  const all = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const found = fields.map((field) => [field, findFieldErrors(field, all).join(' ')] as const);
  const named = found.filter(([, text]) => text !== '');
  return Object.fromEntries(named.length > 0 ? named : [[fields[0], error.message]]);
}
