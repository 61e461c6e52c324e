import { Alert, Button, Card, FileInput, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFocusInvalid, useFocusOnMount } from '../../../shared/fields/use-focus';
import { useFormat } from '../../../shared/format/use-format';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import type { Import } from '../imports.api';
import { keptFileQuery, useUploadImport } from '../new/new-import.api';
import { buildReadingFields, isOtherReading, type ReadingDraft, startReading } from './reading-draft.rules';

interface ReadingCardProps {
  found: Import;
  /** The file has been read in another way, and this import is gone. */
  onReplaced: () => void;
}

/** How the file was read. Another sheet, row of headings, encoding or separator makes a new import of the same file. */
export function ReadingCard({ found, onReplaced }: ReadingCardProps) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { data: kept } = useQuery(keptFileQuery(found.id));
  const present = startReading(found);
  const [draft, setDraft] = useState(present);
  const [chosen, setChosen] = useState<File | null>(null);
  const { mutate, isPending, error, reset } = useUploadImport();
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error);
  const file = chosen ?? kept?.file ?? null;
  const isChanged = isOtherReading(draft, present);
  const change = (part: Partial<ReadingDraft>) => {
    reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (file === null || !isChanged) return;
    const reading = buildReadingFields(draft, present);
    mutate(
      { file, entity: found.entity, reading, replaces: found.id },
      {
        onSuccess: ({ id }) => {
          onReplaced();
          void navigate({ to: '/imports/$importId', params: { importId: id }, search: {}, replace: true });
        },
      },
    );
  };
  const problem = error instanceof ProblemError ? error : null;
  const findError = (name: string) => problem?.findFieldDetail(`/${name}`) ?? null;
  return (
    <Card withBorder component="section" aria-labelledby="import-reading" p="md">
      <Title order={2} size="h5" id="import-reading">
        {t('fileReading.title')}
      </Title>
      {kept?.isReread && <RereadNotice />}
      <Text size="sm" c="dimmed">
        {t('fileReading.hint')}
      </Text>
      <form ref={form} onSubmit={submit} noValidate>
        <Group gap="sm" align="flex-start" mt="xs">
          {found.sheets.length > 0 && (
            <SheetSelect found={found} draft={draft} error={findError('sheet')} onChange={change} />
          )}
          <TextInput
            label={t('fileReading.headingRow')}
            inputMode="numeric"
            maxLength={7}
            w={170}
            value={draft.headingRow}
            error={findError('headingRow')}
            onChange={({ currentTarget }) => change({ headingRow: currentTarget.value.trim() })}
          />
          {found.encoding !== null && (
            <LabelSelect
              name="encoding"
              vocabulary="textEncoding"
              draft={draft}
              error={findError('encoding')}
              onChange={change}
            />
          )}
          {found.separator !== null && (
            <LabelSelect
              name="separator"
              vocabulary="fileSeparator"
              draft={draft}
              error={findError('separator')}
              onChange={change}
            />
          )}
        </Group>
        {isChanged && (
          <Group gap="sm" align="flex-end" justify="space-between" mt="sm">
            {kept ? (
              <div />
            ) : (
              <FileInput
                label={t('fileReading.file')}
                description={t('fileReading.fileHint')}
                placeholder={t('filePlaceholder')}
                value={chosen}
                flex="1 1 240px"
                maw={420}
                onChange={setChosen}
              />
            )}
            <Button type="submit" loading={isPending} disabled={file === null}>
              {t('fileReading.submit')}
            </Button>
          </Group>
        )}
        <div role="alert">
          {error && (
            <Alert color="red" mt="sm">
              {error.message}
            </Alert>
          )}
        </div>
      </form>
    </Card>
  );
}

interface ChoiceProps {
  draft: ReadingDraft;
  error: string | null;
  onChange: (part: Partial<ReadingDraft>) => void;
}

/** The sheets of the workbook with their rows. A sheet without a table cannot be chosen. */
function SheetSelect({ found, draft, error, onChange }: ChoiceProps & { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <NativeSelect
      label={t('fileReading.sheet')}
      description={t('fileReading.sheets', {
        count: found.sheets.length,
        formatted: format.count(found.sheets.length),
      })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maw="100%"
      value={draft.sheet ?? ''}
      error={error}
      data={found.sheets.map(({ name, rows, columns }) => ({
        value: name,
        label: `${name} (${t('rowCount', { count: rows, formatted: format.count(rows) })})`,
        disabled: columns === 0,
      }))}
      onChange={({ currentTarget }) => onChange({ sheet: currentTarget.value })}
    />
  );
}

interface LabelSelectProps extends ChoiceProps {
  name: 'encoding' | 'separator';
  vocabulary: string;
}

/** Chooses one of the values of a vocabulary. */
function LabelSelect({ name, vocabulary, draft, error, onChange }: LabelSelectProps) {
  const { t } = useTranslation('imports');
  const data = useLabelOptions(vocabulary);
  return (
    <NativeSelect
      label={t(`fileReading.${name}`)}
      maw="100%"
      value={draft[name] ?? ''}
      error={error}
      data={data}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
    />
  );
}

/** Tells that the file has been read once more. It takes the place of the button that asked for it. */
function RereadNotice() {
  const { t } = useTranslation('imports');
  const notice = useFocusOnMount<HTMLParagraphElement>();
  return (
    <Text ref={notice} size="sm" fw={600} role="status" tabIndex={-1} data-reread>
      {t('fileReading.done')}
    </Text>
  );
}
