import { createContext, type ReactNode, useContext } from 'react';
import type { Drafts, EditedRecord } from './record-drafts.rules';

/** The input of a field while it is open. */
export interface FieldInputProps {
  field: string;
  label: string;
  value: unknown;
  error: string | null;
  /** Everything that the server said about the fields in its last refusal, with the JSON pointers. */
  problems: readonly { pointer: string; detail: string }[];
  onChange: (value: unknown) => void;
  /** Sets the value and saves it, where one choice is all that the input takes. */
  onChoose: (value: unknown) => void;
}

/** How the fields of a kind of records are named, shown and entered. */
export interface FieldPresentation<R> {
  getLabel: (field: string) => string;
  /** Shows a value; `empty` stands in place of a missing one. */
  renderValue: (record: R, field: string, value: unknown, empty: ReactNode) => ReactNode;
  renderInput: (props: FieldInputProps) => ReactNode;
  /** The fields with several rows, which are edited in a dialog, as records are; none when absent. */
  dialogFields?: readonly string[];
}

/** Editing a record in place. */
export interface RecordEditor<R = EditedRecord> extends FieldPresentation<R> {
  record: R;
  canEdit: boolean;
  /** The field whose input is open. */
  openField: string | null;
  drafts: Drafts;
  /** Whether the drafts would survive a reload. */
  isKept: boolean;
  errors: Readonly<Partial<Record<string, string>>>;
  problems: FieldInputProps['problems'];
  isSaving: boolean;
  /** Returns the value of a field as its input edits it. */
  readValue: (field: string) => unknown;
  /** Tells whether a field has no value. */
  isEmpty: (field: string) => boolean;
  open: (field: string) => void;
  close: () => void;
  change: (field: string, value: unknown) => void;
  /** Changes a field and saves it. */
  choose: (field: string, value: unknown) => void;
  save: (fields: readonly string[]) => void;
  discard: (fields: readonly string[]) => void;
}

export const RecordEditorContext = createContext<unknown>(null);

/** Returns the functions that edit the record of the page. */
export function useRecordEditor<R = EditedRecord>(): RecordEditor<R> {
  const editor = useContext(RecordEditorContext);
  if (!editor) throw new Error('There is no record around this component.');
  return editor as RecordEditor<R>;
}
