import { Button, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './in-place-field.module.css';
import { useRecordEditor } from './use-record-editor';

interface FieldFormProps {
  field: string;
  label: string;
  /** Whether it stands in a dialog, which Escape closes. */
  isInDialog?: boolean;
}

/** The open input of a field, with the ways to save it and to leave it as it was. */
export function FieldForm({ field, label, isInDialog = false }: FieldFormProps) {
  const { t } = useTranslation(['shared', 'record-editor']);
  const { drafts, isKept, errors, problems, isSaving, readValue, renderInput, change, choose, save, discard, close } =
    useRecordEditor();
  const form = useRef<HTMLFormElement>(null);
  const error = errors[field] ?? null;
  useLayoutEffect(() => {
    const input = findFirstInput(form.current);
    // A dialog looks for the attribute when it has opened, which may be later.
    if (isInDialog) input?.setAttribute('data-autofocus', '');
    // The next key that is typed belongs to the field already.
    if (!isList(input)) return focusInput(input);
    // A list that opens with the focus needs the ids of its elements, which they get after the first rendering.
    const frame = requestAnimationFrame(() => {
      focusInput(input);
      if (input?.getAttribute('aria-expanded') === 'false') input.click();
    });
    return () => cancelAnimationFrame(frame);
  }, [isInDialog]);
  useEffect(() => {
    // The focus stays where it is while the user corrects the value.
    if (error) focusInput(findFirstInput(form.current));
  }, [error]);
  const cancel = () => {
    discard([field]);
    close();
  };
  // Events of a dialog above this form arrive here too.
  const isOwn = ({ target }: { target: EventTarget }) => form.current?.contains(target as Node) === true;
  const handleKey = (event: KeyboardEvent<HTMLFormElement>) => {
    const isListOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (event.nativeEvent.isComposing || isListOpen || !isOwn(event)) return;
    if (event.key === 'Escape' && !isInDialog) cancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save([field]);
  };
  return (
    <form
      ref={form}
      className={isInDialog ? undefined : classes['form']}
      noValidate
      aria-label={label}
      onKeyDown={handleKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (isOwn(event)) save([field]);
      }}
    >
      <Stack gap="sm">
        {renderInput({
          field,
          label,
          value: drafts[field] ? drafts[field].value : readValue(field),
          error,
          problems,
          onChange: (value) => change(field, value),
          onChoose: (value) => choose(field, value),
        })}
        <Group gap="xs" justify="flex-end">
          {drafts[field] && isKept && (
            <Text size="xs" c="dimmed" me="auto">
              {t('record-editor:kept')}
            </Text>
          )}
          <Button size="xs" variant="default" onClick={cancel}>
            {t('cancel')}
          </Button>
          <Button size="xs" type="submit" loading={isSaving}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Finds the input that has a problem, or the first one. */
function findFirstInput(form: HTMLFormElement | null): HTMLElement | null {
  const invalid = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  return invalid ?? form?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button') ?? null;
}

function isList(input: HTMLElement | null): boolean {
  return input?.getAttribute('aria-haspopup') === 'listbox';
}

/** Moves the focus to an input, with the cursor behind its text. */
function focusInput(input: HTMLElement | null): void {
  input?.closest('form')?.scrollIntoView({ block: 'nearest' });
  input?.focus();
  const isText = input instanceof HTMLTextAreaElement || (input instanceof HTMLInputElement && input.type === 'text');
  if (isText && !isList(input)) input.setSelectionRange(input.value.length, input.value.length);
}
