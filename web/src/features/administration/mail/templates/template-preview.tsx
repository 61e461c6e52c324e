import { Alert, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MailFrame } from '../../../../records/mails/mail-frame';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { templatePreviewQuery, type TemplatePath, type TemplateText } from './mail-templates.api';

/** The time in milliseconds without typing after which the preview follows the text. */
const PAUSE_MS = 400;

interface TemplatePreviewProps {
  template: TemplatePath;
  text: TemplateText;
}

/** Shows the mail that the text makes, with made-up values. It follows the text while that is typed. */
export function TemplatePreview({ template, text }: TemplatePreviewProps) {
  const { t } = useTranslation('mail');
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const isBlank = settled.subject.trim() === '' || settled.body.trim() === '';
  const { data, error } = useQuery({ ...templatePreviewQuery(template, settled), enabled: !isBlank });
  return (
    <Stack gap="xs" component="section" aria-labelledby="template-preview">
      <Title order={3} size="h5" id="template-preview">
        {t('templates.preview')}
      </Title>
      <Text size="xs" c="dimmed">
        {t('templates.previewHint')}
      </Text>
      <div role="status">
        {error && (
          <Alert color="red" p="sm">
            {error.message}
          </Alert>
        )}
        {!data && !error && !isBlank && <LoadingState />}
      </div>
      {data && (
        <>
          <Text size="sm">
            {t('words.subject')}: <strong lang={template.language}>{data.subject}</strong>
          </Text>
          <MailFrame html={data.html} title={t('templates.frame')} />
        </>
      )}
    </Stack>
  );
}
