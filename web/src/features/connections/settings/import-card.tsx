import { Alert, Button, Card, FileInput, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Connection } from '../connections.api';
import { useImport } from './import.api';

const OUTCOMES = ['new', 'changed', 'known', 'ignored', 'unreadable'] as const;
const MAX_SHOWN = 20;

/** Takes in the list that the provider lets one download, after showing what it would do. */
export function ImportCard({ connection: { id, provider } }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const [file, setFile] = useState<File | null>(null);
  const [formId, setFormId] = useState('');
  const trial = useImport(id);
  const taking = useImport(id);
  const error = taking.error ?? trial.error;
  const result = taking.data ?? trial.data;
  /** A result applies to the file and the form that were tried. */
  const forgetResult = () => {
    trial.reset();
    taking.reset();
  };
  const unread = result?.rows.filter(({ outcome }) => outcome === 'unreadable') ?? [];
  return (
    <Card withBorder p="md" component="section" aria-labelledby="connection-import">
      <Stack gap="sm">
        <Title order={2} size="h5" id="connection-import">
          {t('import.title')}
        </Title>
        <Text size="sm">{t('import.hint')}</Text>
        <FileInput
          label={t('import.file')}
          accept="text/csv,.csv"
          clearable
          value={file}
          onChange={(chosen) => {
            forgetResult();
            setFile(chosen);
          }}
          clearButtonProps={{ 'aria-label': t('import.clear') }}
        />
        {provider === 'typeform' && (
          <TextInput
            label={t('import.formId')}
            description={t('import.formIdHint')}
            value={formId}
            onChange={({ currentTarget }) => {
              forgetResult();
              setFormId(currentTarget.value);
            }}
          />
        )}
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        {result && (
          <div role="status">
            <Text size="sm" fw={500}>
              {t(result.dryRun ? 'import.would' : 'import.done', { count: result.counts.rows })}
            </Text>
            <List size="sm">
              {OUTCOMES.filter((outcome) => result.counts[outcome] > 0).map((outcome) => (
                <List.Item key={outcome}>
                  {label('importOutcome', outcome)}: {result.counts[outcome]}
                </List.Item>
              ))}
              {unread.slice(0, MAX_SHOWN).map(({ line, reason }) => (
                <List.Item key={line}>{t('import.line', { line, reason: reason ?? '' })}</List.Item>
              ))}
            </List>
          </div>
        )}
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            disabled={file === null}
            loading={trial.isPending}
            onClick={() => {
              forgetResult();
              if (file) trial.mutate({ file, formId, dryRun: true });
            }}
          >
            {t('import.try')}
          </Button>
          {file && trial.data && trial.data.counts.new + trial.data.counts.changed > 0 && !taking.data && (
            <Button size="xs" loading={taking.isPending} onClick={() => taking.mutate({ file, formId, dryRun: false })}>
              {t('import.do', { count: trial.data.counts.new + trial.data.counts.changed })}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
