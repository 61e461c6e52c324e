import { Button, Group, Input, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { DocumentUpload } from './use-document-upload';

interface DocumentUploadStateProps {
  upload: DocumentUpload;
  /** The problem of the field apart from the upload. */
  error?: ReactNode;
  /** More of what is said of the chosen document. */
  children?: ReactNode;
}

/** How far the upload of a form is, and why it failed. */
export function DocumentUploadState({ upload, error, children }: DocumentUploadStateProps) {
  const { t } = useTranslation(['documents', 'shared']);
  const format = useFormat();
  const { send, file, isPending, share, stop, isKnown, problem } = upload;
  const shown = error || problem;
  return (
    <>
      <div role="status">
        {isPending && file && (
          <Group gap="xs" mt={4}>
            <Text size="sm">
              {file.name} · {share < 1 ? t('sent', { share: format.percent(share) }) : t('storing')}
            </Text>
            <Progress flex={1} value={share * 100} aria-label={t('shareOf', { file: file.name })} />
            <Button variant="subtle" color="gray" size="compact-sm" onClick={stop}>
              {t('stop')}
            </Button>
          </Group>
        )}
        {isKnown && (
          <Text size="sm" mt={4}>
            {t('alreadyThere')}
          </Text>
        )}
        {children}
      </div>
      {shown && (
        <Group gap="xs" mt={4} role="alert">
          <Input.Error>{shown}</Input.Error>
          {problem && file && (
            <Button variant="default" size="compact-sm" onClick={() => send(file)}>
              {t('shared:retry')}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
