import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/api.errors';
import { ConflictDialog } from './conflict-dialog';
import {
  type Conflict,
  type EditedRecord,
  type FieldRules,
  findConflicts,
  findFieldErrors,
  rebaseDrafts,
  removeDrafts,
  setDraft,
} from './record-drafts.rules';
import { useRecordDrafts } from './use-record-drafts';
import { type FieldPresentation, type RecordEditor, RecordEditorContext } from './use-record-editor';

/** Changes of a record that has been seen in a version. */
export interface RecordUpdate {
  id: string;
  version: number;
  body: object;
}

interface RecordEditorProviderProps<R extends EditedRecord> {
  record: R;
  rules: FieldRules<R>;
  presentation: FieldPresentation<R>;
  canEdit: boolean;
  /** The name of the drafts on this device, such as `lead` with the id. */
  draftName: string;
  /** The field whose input is open, as the address says. */
  openField: string | null;
  /** Opens the input of a field; null closes it. */
  onOpen: (field: string | null) => void;
  /** Saves changes if the record still has the version. */
  mutation: Pick<UseMutationResult<R, Error, RecordUpdate>, 'mutate' | 'isPending'>;
  /** Reads the record as it is now. */
  onRead: () => Promise<R>;
  children: ReactNode;
}

/** Lets the fields of a record be edited in place, and keeps what was typed until it is saved. */
export function RecordEditorProvider<R extends EditedRecord>(props: RecordEditorProviderProps<R>) {
  const { record, rules, presentation, canEdit, draftName, openField, onOpen, mutation, onRead, children } = props;
  const { mutate, isPending: isSaving } = mutation;
  const { drafts, isLoaded, isKept, updateDrafts } = useRecordDrafts(draftName);
  const [errors, setErrors] = useState<RecordEditor['errors']>({});
  const [problems, setProblems] = useState<RecordEditor['problems']>([]);
  const [conflict, setConflict] = useState<{ record: R; conflicts: Conflict[] } | null>(null);

  const latestField = useRef(openField);
  useEffect(() => {
    latestField.current = openField;
  });

  const finish = (fields: readonly string[], saved: R, version: number) => {
    updateDrafts((known) => rebaseDrafts(removeDrafts(known, fields), { rules, record: saved }, version));
    setErrors({});
    setConflict(null);
    // A field that the user has opened meanwhile stays open.
    if (latestField.current === null || fields.includes(latestField.current)) onOpen(null);
  };
  const explain = async (fields: readonly string[], version: number, error: Error) => {
    if (error instanceof ProblemError && error.status === 412) {
      const current = await onRead();
      const conflicts = findConflicts(drafts, { rules, record: current }, fields);
      if (conflicts.length > 0) setConflict({ record: current, conflicts });
      else finish(fields, current, version);
      return;
    }
    setConflict(null);
    const described = describeErrors(error, fields, rules);
    setErrors(described);
    setProblems(error instanceof ProblemError ? (error.problem.errors ?? []) : []);
    const first = fields.find((field) => described[field]);
    if (first) onOpen(first);
  };
  const send = (fields: readonly string[], version: number) => {
    const body = rules.mergeChanges(fields, (field) => drafts[field]?.value);
    mutate(
      { id: record.id, version, body },
      { onSuccess: (saved) => finish(fields, saved, version), onError: (error) => explain(fields, version, error) },
    );
  };
  const discard = (fields: readonly string[]) => {
    updateDrafts((known) => removeDrafts(known, fields));
    setErrors({});
  };
  const resolve = (mine: readonly string[], theirs: readonly string[]) => {
    discard(theirs);
    if (mine.length > 0 && conflict) return send(mine, conflict.record.version);
    setConflict(null);
    return onOpen(null);
  };
  const editor: RecordEditor<R> = {
    ...presentation,
    record,
    canEdit,
    openField: canEdit && isLoaded ? openField : null,
    drafts,
    isKept,
    errors,
    problems,
    isSaving,
    readValue: (field) => rules.readValue(record, field),
    open: onOpen,
    close: () => onOpen(null),
    change: (field, value) => {
      updateDrafts((known) => setDraft(known, { rules, record }, field, value));
      setErrors((known) => ({ ...known, [field]: undefined }));
      setProblems([]);
    },
    save: (field) => {
      const draft = drafts[field];
      if (draft) send([field], draft.version);
      else onOpen(null);
    },
    discard,
  };
  return (
    <RecordEditorContext value={editor}>
      {children}
      {conflict && (
        <ConflictDialog
          {...conflict}
          presentation={presentation}
          isSaving={isSaving}
          onResolve={resolve}
          onClose={() => setConflict(null)}
        />
      )}
    </RecordEditorContext>
  );
}

/** Finds what is wrong with each field. An error that concerns none of them is shown at the first. */
function describeErrors<R>(error: Error, fields: readonly string[], rules: FieldRules<R>): RecordEditor['errors'] {
  const all = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const found = fields.map((field) => [field, findFieldErrors(rules.listPointers(field), all).join(' ')] as const);
  const named = found.filter(([, text]) => text !== '');
  return Object.fromEntries(named.length > 0 ? named : [[fields[0], error.message]]);
}
