import { Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateText } from './mail-templates.api';

/** The text of a template, for users who may not change it. */
export function TemplateTextView({ template: { subject, body } }: { template: TemplateText }) {
  const { t } = useTranslation('mail');
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t('words.subject')}: <strong>{subject}</strong>
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {body}
      </Code>
    </Stack>
  );
}
