import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listDrafts } from './lead-drafts.rules';
import { useFieldLabel } from '../fields/use-field-label';
import { useLeadEditor } from '../use-lead-editor';

/** Names the fields into which the user typed something that is not saved. */
export function DraftsNotice() {
  const { t } = useTranslation('lead');
  const { drafts, openField, canEdit, open, discard } = useLeadEditor();
  const label = useFieldLabel();
  const fields = listDrafts(drafts)
    .map(([field]) => field)
    .filter((field) => field !== openField);
  if (fields.length === 0 || !canEdit) return null;
  return (
    <Alert color="yellow" mb="md" p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          <Text size="sm">{t('draft.notice')}</Text>
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
              {label(field)}
            </Anchor>
          ))}
        </Group>
        <Button size="compact-sm" variant="default" onClick={() => discard(fields)}>
          {t('draft.discard')}
        </Button>
      </Group>
    </Alert>
  );
}
