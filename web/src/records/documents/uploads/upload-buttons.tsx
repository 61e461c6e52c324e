import { Button, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import Camera from 'lucide-react/icons/camera';
import Upload from 'lucide-react/icons/upload';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../../shared/keyboard/key-hint';
import { useShortcut } from '../../../shared/keyboard/use-shortcuts';
import { FileChooser } from './file-chooser';

/** The buttons that choose files or, on a phone, take a photo. */
export function UploadButtons({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('documents');
  const button = useRef<HTMLButtonElement>(null);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  useShortcut({ key: 'u', text: t('upload'), run: () => button.current?.click() });
  return (
    <>
      <FileChooser isMultiple onFiles={onFiles}>
        {(props) => (
          <Button {...props} ref={button} variant="light" size="xs" leftSection={<Upload size={14} aria-hidden />}>
            {t('upload')}
            <KeyHint>u</KeyHint>
          </Button>
        )}
      </FileChooser>
      {isNarrow ? (
        <FileChooser accept="image/*" hasCamera onFiles={onFiles}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<Camera size={14} aria-hidden />}>
              {t('takePhoto')}
            </Button>
          )}
        </FileChooser>
      ) : (
        <Text size="sm" c="dimmed">
          {t('dropHint')}
        </Text>
      )}
    </>
  );
}
