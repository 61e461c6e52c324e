import { Button, Group, Stack, Text } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buildFileUrl } from '../document-file.rules';
import type { DocumentSummary } from '../documents.api';

/** The picture that is the current version of a document. */
export function PictureView({ document: { id, title, currentVersion } }: { document: DocumentSummary }) {
  const { t } = useTranslation('documents');
  const [isFailed, setFailed] = useState(false);
  return (
    <Stack>
      {isFailed ? (
        <Text role="alert">{t('pictureFailed')}</Text>
      ) : (
        <img
          // A new version has an address of its own.
          src={buildFileUrl(id, { version: currentVersion, isInline: true })}
          alt={title}
          style={{ display: 'block', maxWidth: '100%', maxHeight: '70dvh', margin: '0 auto', objectFit: 'contain' }}
          onError={() => setFailed(true)}
        />
      )}
      <Group justify="flex-end" data-foot>
        <Button
          component="a"
          href={buildFileUrl(id)}
          download
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
        >
          {t('words.download')}
        </Button>
      </Group>
    </Stack>
  );
}
