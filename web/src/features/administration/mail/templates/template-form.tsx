import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../../shared/fields/use-seen-version';
import { RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { ConfirmDialog } from '../../../../shared/layout/confirm-dialog';
import { useConfirmation } from '../../../../shared/layout/use-confirmation';
import { type MailTemplate, type TemplateText, useReplaceTemplate, useResetTemplate } from './mail-templates.api';
import { PlaceholderButtons } from './placeholder-buttons';
import { insertPlaceholder } from './placeholder.rules';

interface TemplateFormProps {
  template: MailTemplate;
  /** Called with the text as it is typed, for the preview. */
  onChange: (text: TemplateText) => void;
}

/** Where a placeholder is inserted: the field that had the focus last, and what was selected there. */
interface Place {
  input: HTMLInputElement | HTMLTextAreaElement;
  start: number;
  end: number;
}

/** Changes the text of a template, or returns to the one that ships with the product. */
export function TemplateForm({ template, onChange }: TemplateFormProps) {
  const { t } = useTranslation('mail');
  const { key, language, subject, body, isChanged, placeholders } = template;
  const draft = useFormDraft<TemplateText>(`mail template ${key} ${language}`, { subject, body });
  const replace = useReplaceTemplate();
  const { seen, onError } = useSeenVersion(template);
  const place = useRef<Place | null>(null);
  const values = draft?.values;
  useEffect(() => {
    if (values) onChange({ subject: values.subject, body: values.body });
  }, [values?.subject, values?.body]);
  const insert = (name: string) => {
    if (!draft || !place.current) return;
    const { input, start, end } = place.current;
    const field = input.name as keyof TemplateText;
    const { text, caret } = insertPlaceholder(draft.values[field], { start, end }, name);
    draft.change({ [field]: text });
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(caret, caret);
    });
  };
  return (
    <Stack>
      <RecordForm
        draft={draft}
        mutation={replace}
        required={['subject', 'body']}
        label={t('templates.form')}
        isSubmitDisabled={({ isChanged: isEdited }) => !isEdited()}
        isCancelDisabled={!draft?.isChanged()}
        cancelText={t('templates.takeBack')}
        onClose={() => replace.reset()}
        onSubmit={(text, finish) =>
          replace.mutate(
            { template: seen!, body: text },
            {
              onSuccess: () => {
                finish();
                notifications.show({ message: t('templates.saved'), color: 'green' });
              },
              onError,
            },
          )
        }
      >
        {({ field }) => (
          <Stack
            onSelect={({ target }) => {
              const input = target as HTMLInputElement;
              place.current = { input, start: input.selectionStart ?? 0, end: input.selectionEnd ?? 0 };
            }}
          >
            <PlainInput
              {...field('subject')}
              name="subject"
              kind="text"
              label={t('words.subject')}
              autoComplete="off"
            />
            <PlainInput {...field('body')} name="body" kind="textarea" label={t('words.text')} minRows={12} />
            <PlaceholderButtons names={placeholders} onInsert={insert} />
          </Stack>
        )}
      </RecordForm>
      {isChanged && <ResetButton template={template} onReset={() => draft?.discard()} />}
    </Stack>
  );
}

function ResetButton({ template, onReset }: { template: MailTemplate; onReset: () => void }) {
  const { t } = useTranslation('mail');
  const { ask, confirm, dialog } = useConfirmation(useResetTemplate(), () => {
    onReset();
    notifications.show({ message: t('templates.reset.done'), color: 'green' });
  });
  return (
    <div>
      <Button variant="default" size="xs" onClick={ask}>
        {t('templates.reset.open')}
      </Button>
      <ConfirmDialog
        {...dialog}
        title={t('templates.reset.title')}
        text={t('templates.reset.text')}
        submit={t('templates.reset.open')}
        onConfirm={() => confirm(template)}
      />
    </div>
  );
}
