import { Alert, Button, Group, Stack } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DuplicateCandidate, type FieldProblem, ProblemError } from '../api/api.errors';
import { useFocusInvalid } from '../fields/use-focus';
import { isComposing } from '../keyboard/shortcuts.rules';
import { LoadingState } from '../layout/loading-state';
import { usePressGuard } from '../layout/use-press-guard';
import { findFieldErrors, isEmptyValue } from '../record-editor/record-drafts.rules';
import { RestoredNotice } from './restored-notice';
import type { FormDraft } from './use-form-draft';

/** The values that an input gives. A choice is a text to its input. */
type Entered<T> = T extends string ? string : T;

/** The properties of the input of a field. */
export interface FieldProps<T> {
  value: T;
  error: string | null;
  description: string | undefined;
  required: boolean;
  /** Inputs that cannot be cleared never give null. */
  onChange: (value: Entered<T> | null) => void;
}

/** A form while it is shown. */
export interface FormState<V extends object> extends FormDraft<V> {
  /** Returns the properties of the input of a field; `hint` stands below it unless a colleague has changed the field. */
  field: <F extends keyof V & string>(name: F, hint?: string) => FieldProps<V[F]>;
  /** The records that may be the same as the one to be created, by the answer to the last attempt. */
  candidates: readonly DuplicateCandidate[];
  /** Returns what is wrong with a part of a field, by its JSON pointer. */
  findDetail: (pointer: string) => string | null;
  isPending: boolean;
  /** Sends the form, unless a required field is empty. */
  submit: () => void;
  /** Ends the draft and closes the form. */
  finish: () => void;
}

interface RecordFormProps<V extends object> {
  /** The values; null until the draft has been read. */
  draft: FormDraft<V> | null;
  /** The request of the form. */
  mutation: { error: Error | null; isPending: boolean };
  /** Takes the problem back as soon as anything is changed, where several fields have caused it together. */
  onCorrect?: () => void;
  /** Sends the values. `finish` ends the draft and closes the form. */
  onSubmit: (values: V, finish: () => void) => void;
  /** Closes the form. Cancelling it takes back what was typed. */
  onClose?: () => void;
  /** Closes the form on cancelling instead, and keeps what was typed. */
  onCancel?: () => void;
  /** The fields without which nothing is sent, or what to say where one of them is empty. */
  required?: readonly (keyof V & string)[] | Partial<Record<keyof V & string, string>>;
  /** Says what is wrong with fields that are filled but incomplete, so that nothing is sent either. */
  findMissing?: (values: V) => Partial<Record<keyof V & string, string>>;
  /** Tells whether there is nothing to send. */
  isSubmitDisabled?: (form: FormState<V>) => boolean;
  isCancelDisabled?: boolean;
  /** The JSON pointers by which the server names fields, where they differ from the names of the form. */
  pointers?: Partial<Record<keyof V & string, string | readonly string[]>>;
  /** The text of the button that sends the form. */
  submitText?: string;
  submitColor?: string;
  cancelText?: string;
  /** Whether the buttons stand below the fields; otherwise the fields contain them. */
  hasFoot?: boolean;
  /** Renders another button in place of that which sends the form; nothing keeps it. */
  renderSubmit?: (form: FormState<V>) => ReactNode;
  /** Renders a notice in place of the problem of the form as a whole; nothing keeps that. */
  renderNotice?: (form: FormState<V>) => ReactNode;
  /** Whether the form itself has the focus first, because the part of the dialog that had it has made way. */
  isFocusedFirst?: boolean;
  label?: string;
  labelledBy?: string;
  children: (form: FormState<V>) => ReactNode;
}

/**
 * The form of a record: its inputs with what the server said about each, the notice of a restored draft, the problem of
 * the form as a whole, and the buttons. The focus goes to the first wrong field after every attempt.
 */
export function RecordForm<V extends object>({ draft, ...props }: RecordFormProps<V>) {
  return draft ? <LoadedForm draft={draft} {...props} /> : <LoadingState />;
}

function LoadedForm<V extends object>(props: RecordFormProps<V> & { draft: FormDraft<V> }) {
  const { draft, mutation, onSubmit, onClose, onCancel, required = [], hasFoot = true, isFocusedFirst } = props;
  const pointers: NonNullable<typeof props.pointers> = props.pointers ?? {};
  const { t } = useTranslation('shared');
  const { error, isPending } = mutation;
  const { values } = draft;
  const form = useRef<HTMLFormElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const [attempts, setAttempts] = useState(0);
  const guardPress = usePressGuard(isPending);
  const { isCorrected, markCorrected } = useCorrections(error);
  useFocusInvalid(form, error);
  useFocusInvalid(form, attempts);
  useEffect(() => {
    // A field that is wrong gets the focus. The problem of a long form as a whole may be above what is in sight.
    if (error) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  useEffect(() => {
    if (isFocusedFirst) form.current?.focus();
    else focusFirstInput(form.current);
  }, [isFocusedFirst]);

  const problems: readonly FieldProblem[] = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const listPointers = (field: keyof V & string) => [pointers[field] ?? `/${field}`].flat();
  const findProblem = (field: keyof V & string) =>
    isCorrected(field) ? null : findFieldErrors(listPointers(field), problems).join(' ') || null;
  const fields = Object.keys(values) as (keyof V & string)[];
  const isShownAtField = fields.some((field) => findFieldErrors(listPointers(field), problems).length > 0);
  const requiredFields = (Array.isArray(required) ? required : Object.keys(required)) as (keyof V & string)[];
  const requiredTexts = (Array.isArray(required) ? {} : required) as Partial<Record<keyof V & string, string>>;
  const blankFields = requiredFields.filter((field) => isBlank(values[field]));
  const missing: Partial<Record<keyof V & string, string>> = {
    ...props.findMissing?.(values),
    ...Object.fromEntries(blankFields.map((field) => [field, requiredTexts[field] ?? t('required')])),
  };

  const finish = () => {
    draft.discard();
    setAttempts(0);
    onClose?.();
  };
  const submit = () => {
    if (isPending || isSubmitDisabled) return;
    setAttempts(attempts + 1);
    if (Object.keys(missing).length === 0) guardPress(() => onSubmit(values, finish), JSON.stringify(values));
  };
  const change = (part: Partial<V>) => {
    markCorrected(Object.keys(part));
    if (error) props.onCorrect?.();
    draft.change(part);
  };
  const cancel = onCancel ?? (onClose && finish);
  const state: FormState<V> = {
    ...draft,
    change,
    isPending,
    submit,
    finish,
    candidates: error instanceof ProblemError && !isCorrected() ? (error.problem.candidates ?? []) : [],
    findDetail: (pointer) => problems.find((one) => one.pointer === pointer)?.detail ?? null,
    field: (name, hint) => ({
      value: values[name],
      error: (attempts > 0 ? missing[name] : undefined) ?? findProblem(name),
      description: draft.describeTheirs(name) ?? hint,
      required: requiredFields.includes(name),
      onChange: (value) => change({ [name]: value } as unknown as Partial<V>),
    }),
  };
  const isSubmitDisabled = props.isSubmitDisabled?.(state) ?? false;
  // Events of a form in a dialog above this one arrive here too.
  const isOwn = ({ target }: { target: EventTarget }) => form.current?.contains(target as Node) === true;
  const submitByKey = (event: KeyboardEvent) => {
    const isListOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (isComposing(event.nativeEvent) || event.repeat || isListOpen || !isOwn(event)) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // A list that is closed would open.
    event.stopPropagation();
    submit();
  };
  return (
    <form
      ref={form}
      tabIndex={isFocusedFirst ? -1 : undefined}
      noValidate
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      onKeyDownCapture={submitByKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (isOwn(event)) submit();
      }}
    >
      <Stack>
        {draft.isRestored && attempts === 0 && <RestoredNotice onDiscard={draft.discard} />}
        {props.renderNotice?.(state) || (
          <div role="alert" ref={alert}>
            {error && !isShownAtField && <Alert color="red">{error.message}</Alert>}
          </div>
        )}
        {props.children(state)}
        {hasFoot && (
          <Group justify="flex-end" data-foot>
            {cancel && (
              <Button variant="default" disabled={props.isCancelDisabled} onClick={cancel}>
                {props.cancelText ?? t('cancel')}
              </Button>
            )}
            {props.renderSubmit?.(state) || (
              <Button type="submit" color={props.submitColor} loading={isPending} disabled={isSubmitDisabled}>
                {props.submitText ?? t('save')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}

/**
 * Puts the focus on the first input of a form in a dialog. The dialog finds no input while the draft is read, and would
 * leave the focus on the button that closes it, where a space throws away what the user types.
 */
function focusFirstInput(form: HTMLFormElement | null): void {
  const dialog = form?.closest('[role="dialog"]');
  if (!form || !dialog) return;
  const inputs = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]):enabled, textarea:enabled';
  const focused = form.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  const first = form.querySelector<HTMLElement>('[data-autofocus]') ?? form.querySelector<HTMLElement>(inputs);
  const input = focused ?? first;
  // Mantine looks for the attribute when the dialog has opened, which may be later. It would take the focus from an input
  // without it.
  input?.setAttribute('data-autofocus', '');
  input?.focus();
}

/** Remembers which fields the user has changed since the last refusal. */
function useCorrections(error: Error | null) {
  const [corrected, setCorrected] = useState<{ error: Error | null; fields: readonly string[] }>({ error, fields: [] });
  const fields = corrected.error === error ? corrected.fields : [];
  return {
    /** Tells whether a field has been changed, or any field when none is named. */
    isCorrected: (field?: string) => (field === undefined ? fields.length > 0 : fields.includes(field)),
    markCorrected: (changed: readonly string[]) => setCorrected({ error, fields: [...fields, ...changed] }),
  };
}

function isBlank(value: unknown): boolean {
  return isEmptyValue(typeof value === 'string' ? value.trim() : value);
}
