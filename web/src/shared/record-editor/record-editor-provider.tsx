import { notifications } from '@mantine/notifications';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/api.errors';
import type { RecordUpdate } from '../api/record.api';
import { useShortcut } from '../keyboard/use-shortcuts';
import { ConflictDialog } from './conflict-dialog';
import {
  type Conflict,
  type Drafts,
  type EditedRecord,
  type FieldRules,
  findConflicts,
  findFieldErrors,
  isChangedSince,
  isEmptyValue,
  pickDrafts,
  rebaseDrafts,
  removeDrafts,
  removeSavedDrafts,
  setDraft,
} from './record-drafts.rules';
import { useRecordDrafts } from './use-record-drafts';
import { type FieldPresentation, type RecordEditor, RecordEditorContext } from './use-record-editor';

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
  mutation: Pick<UseMutationResult<R, Error, RecordUpdate>, 'mutateAsync'>;
  /** Reads the record as it is now. */
  onRead: () => Promise<R>;
  children: ReactNode;
}

/** Lets the fields of a record be edited in place, and keeps what was typed until it is saved. */
export function RecordEditorProvider<R extends EditedRecord>(props: RecordEditorProviderProps<R>) {
  const { record, rules, presentation, canEdit, draftName, openField, onOpen, mutation, onRead, children } = props;
  const { mutateAsync } = mutation;
  const [isSaving, setSaving] = useState(false);
  const { drafts, isLoaded, isKept, updateDrafts } = useRecordDrafts(draftName);
  const [errors, setErrors] = useState<RecordEditor['errors']>({});
  const [problems, setProblems] = useState<RecordEditor['problems']>([]);
  const { t } = useTranslation('record-editor');
  useShortcut(canEdit ? { key: 'e', text: t('editField'), run: openFocusedField } : null);
  const [conflict, setConflict] = useState<{ record: R; conflicts: Conflict[] } | null>(null);

  // The state at the moment of the answer, which may come long after the request or after the user has left the page.
  const latest = useRef({ openField, drafts, isOnPage: true });
  useEffect(() => {
    latest.current = { openField, drafts, isOnPage: true };
    return () => {
      latest.current.isOnPage = false;
    };
  }, [openField, drafts]);

  const finish = (sent: Drafts, saved: R, version: number) => {
    const current = { rules, record: saved };
    updateDrafts((known) => rebaseDrafts(removeSavedDrafts(known, current, sent), current, version));
    setErrors({});
    setConflict(null);
    const { openField: field, drafts: typed, isOnPage } = latest.current;
    // A field that the user has opened or changed meanwhile stays open.
    const isFinished = field === null || (field in sent && !isChangedSince(typed[field], sent[field]));
    if (isOnPage && isFinished) onOpen(null);
  };
  const showErrors = (fields: readonly string[], error: Error) => {
    if (!latest.current.isOnPage) {
      const labels = fields.map((field) => presentation.getLabel(field)).join(', ');
      notifications.show({ message: `${labels}: ${error.message}`, color: 'red' });
      return;
    }
    setConflict(null);
    const described = describeErrors(error, fields, rules);
    setErrors(described);
    setProblems(error instanceof ProblemError ? (error.problem.errors ?? []) : []);
    const first = fields.find((field) => described[field]);
    if (first) onOpen(first);
  };
  const explain = async (sent: Drafts, version: number, error: Error) => {
    const fields = Object.keys(sent);
    const isStale = error instanceof ProblemError && error.status === 412;
    if (!isStale || !latest.current.isOnPage) return showErrors(fields, error);
    const current = await onRead();
    const conflicts = findConflicts(latest.current.drafts, { rules, record: current }, fields);
    if (conflicts.length > 0) return setConflict({ record: current, conflicts });
    return finish(sent, current, version);
  };
  const send = async (fields: readonly string[], version: number, from = drafts) => {
    const sent = pickDrafts(from, fields);
    const body = rules.mergeChanges(fields, (field) => sent[field]?.value);
    setSaving(true);
    await mutateAsync({ id: record.id, version, body })
      .then(
        (saved) => finish(sent, saved, version),
        (error: Error) => explain(sent, version, error),
      )
      // The record could not be read again.
      .catch((error: Error) => showErrors(fields, error));
    setSaving(false);
  };
  const change = (field: string, value: unknown) => {
    updateDrafts((known) => setDraft(known, { rules, record }, field, value));
    setErrors((known) => ({ ...known, [field]: undefined }));
    setProblems([]);
  };
  const save = (fields: readonly string[], from = drafts) => {
    const versions = Object.values(pickDrafts(from, fields)).map(({ version }) => version);
    if (versions.length === 0) return onOpen(null);
    // A second request would be in conflict with the first.
    if (!isSaving) void send(Object.keys(pickDrafts(from, fields)), Math.min(...versions), from);
  };
  const discard = (fields: readonly string[]) => {
    updateDrafts((known) => removeDrafts(known, fields));
    setErrors({});
  };
  const resolve = (mine: readonly string[], theirs: readonly string[]) => {
    discard(theirs);
    if (mine.length > 0 && conflict) {
      void send(mine, conflict.record.version);
      return;
    }
    setConflict(null);
    onOpen(null);
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
    isEmpty: (field) => (rules.isEmpty ?? isEmptyField)(field, rules.readValue(record, field)),
    open: onOpen,
    close: () => onOpen(null),
    change,
    choose: (field, value) => {
      change(field, value);
      save([field], setDraft(drafts, { rules, record }, field, value));
    },
    save,
    discard,
  };
  return (
    <RecordEditorContext value={editor}>
      {children}
      {conflict && (
        <ConflictDialog
          key={conflict.record.version}
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

const isEmptyField = (_: string, value: unknown) => isEmptyValue(value);

/** Opens the input of the field that has the focus, or of the first field on the page. */
function openFocusedField(): void {
  const field =
    document.activeElement?.closest('[data-field]') ?? document.querySelector('main [data-field]:has(button)');
  field?.querySelector('button')?.click();
}

/** Finds what is wrong with each field. An error that concerns none of them is shown at the first. */
function describeErrors<R>(error: Error, fields: readonly string[], rules: FieldRules<R>): RecordEditor['errors'] {
  const all = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const found = fields.map((field) => [field, findFieldErrors(rules.listPointers(field), all).join(' ')] as const);
  const named = found.filter(([, text]) => text !== '');
  return Object.fromEntries(named.length > 0 ? named : [[fields[0], error.message]]);
}
