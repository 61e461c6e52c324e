import { ActionIcon, Button, Group, Text } from '@mantine/core';
import Paperclip from 'lucide-react/icons/paperclip';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileChooser } from '../../records/documents/uploads/file-chooser';
import { useFormat } from '../../shared/format/use-format';

/** The button that chooses files to be attached. */
export function AttachFilesButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('documents');
  return (
    <FileChooser isMultiple onFiles={onFiles}>
      {(props) => (
        <Button
          {...props}
          data-attach
          variant="subtle"
          size="compact-sm"
          leftSection={<Paperclip size={16} aria-hidden />}
        >
          {t('attach')}
        </Button>
      )}
    </FileChooser>
  );
}

interface AttachedFilesProps {
  files: readonly File[];
  /** The record to which the files will belong; null if they cannot be attached. */
  target: { title: string } | null;
  /** Whether it is known what the interaction is about. */
  hasSubject: boolean;
  remove: (file: File) => void;
}

/** The files that are uploaded as soon as the interaction is logged. */
export function AttachedFiles({ files, target, hasSubject, remove }: AttachedFilesProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const removeAt = (index: number) => {
    const form = list.current?.closest('form');
    remove(files[index]!);
    // The button that had the focus is gone, and the keys of the form with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll('button') ?? [];
      const next = buttons[Math.min(index, buttons.length - 1)];
      (next ?? form?.querySelector<HTMLElement>('[data-attach]'))?.focus();
    });
  };
  if (files.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {target ? t('attachTo', { title: target.title }) : t(hasSubject ? 'attachNowhere' : 'attachUnknown')}
      </Text>
      <ul ref={list} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {files.map((file, index) => (
          <li key={`${index} ${file.name}`}>
            <Group gap="xs" wrap="nowrap">
              <Text size="sm" flex={1} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {file.name} · {format.bytes(file.size)}
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('detach', { file: file.name })}
                onClick={() => removeAt(index)}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
    </div>
  );
}
