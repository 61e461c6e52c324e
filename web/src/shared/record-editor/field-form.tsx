import { Button, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './in-place-field.module.css';
import { useRecordEditor } from './use-record-editor';

/** The open input of a field, with the ways to save it and to leave it as it was. */
export function FieldForm({ field, label }: { field: string; label: string }) {
  const { t } = useTranslation(['shared', 'record-editor']);
  const { drafts, isKept, errors, problems, isSaving, readValue, renderInput, change, save, discard, close } =
    useRecordEditor();
  const form = useRef<HTMLFormElement>(null);
  const error = errors[field] ?? null;
  useEffect(() => {
    // A list that opens with the focus needs the ids of its elements, which they get after the first rendering.
    const frame = requestAnimationFrame(() => focusFirstInput(form.current));
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    // The focus stays where it is while the user corrects the value.
    if (error) focusFirstInput(form.current);
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
    if (event.key === 'Escape') cancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(field);
  };
  return (
    <form
      ref={form}
      className={classes['form']}
      noValidate
      aria-label={label}
      onKeyDown={handleKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (isOwn(event)) save(field);
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

/** Moves the focus to the input that has a problem, or to the first one. */
function focusFirstInput(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' });
  const invalid = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  (invalid ?? form?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button'))?.focus();
}
