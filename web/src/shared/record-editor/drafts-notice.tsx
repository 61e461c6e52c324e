import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRecordEditor } from './use-record-editor';

/**
 * Names the fields into which the user typed something that is not saved. When the record can no longer be edited, the
 * user still sees what it was.
 */
export function DraftsNotice() {
  const { t } = useTranslation('record-editor');
  const { record, drafts, openField, canEdit, isSaving, open, save, discard, getLabel, renderValue } =
    useRecordEditor();
  const fields = Object.keys(drafts).filter((field) => field !== openField);
  if (fields.length === 0) return null;
  const showField = (field: string) =>
    canEdit ? (
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
    ) : (
      <Text key={field} size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        <b>{getLabel(field)}</b> {renderValue(record, field, drafts[field]?.value, '–')}
      </Text>
    );
  return (
    <Alert color="yellow" mb="md" p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          <Text size="sm">{t(canEdit ? 'notice' : 'noticeTooLate')}</Text>
          {fields.map(showField)}
        </Group>
        <Group gap={8}>
          {canEdit && (
            <Button size="compact-sm" loading={isSaving} onClick={() => save(fields)}>
              {t('saveAll')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => discard(fields)}>
            {t('discard')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
