import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRecordEditor } from './use-record-editor';

/** Names the fields into which the user typed something that is not saved. */
export function DraftsNotice() {
  const { t } = useTranslation('record-editor');
  const { drafts, openField, canEdit, open, discard, getLabel } = useRecordEditor();
  const fields = Object.keys(drafts).filter((field) => field !== openField);
  if (fields.length === 0 || !canEdit) return null;
  return (
    <Alert color="yellow" mb="md" p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          <Text size="sm">{t('notice')}</Text>
          {fields.map((field) => (
            <Anchor
              key={field}
              component="button"
              type="button"
              size="sm"
              c="inherit"
              underline="always"
              onClick={() => open(field)}
            >
              {getLabel(field)}
            </Anchor>
          ))}
        </Group>
        <Button size="compact-sm" variant="default" onClick={() => discard(fields)}>
          {t('discard')}
        </Button>
      </Group>
    </Alert>
  );
}
