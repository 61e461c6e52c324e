import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core';
import Copy from 'lucide-react/icons/copy';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyOnceProps {
  /** Says what it is, to whom it is given, and that it is never shown again. */
  hint: string;
  label: string;
  text: string;
  doneText: string;
  onDone: () => void;
  /** What to do with the secret. */
  children?: ReactNode;
}

/** Shows a secret that nobody can show again, with a button to copy it. */
export function CopyOnce({ hint, label, text, doneText, onDone, children }: CopyOnceProps) {
  const { t } = useTranslation('administration');
  const copyButton = (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="default" leftSection={<Copy size={16} aria-hidden />} onClick={copy}>
          <span aria-live="polite">{t(copied ? 'words.copied' : 'words.copy')}</span>
        </Button>
      )}
    </CopyButton>
  );
  const doneButton = <Button onClick={onDone}>{doneText}</Button>;
  return (
    <Stack>
      <Alert color="yellow" role="status">
        {hint}
      </Alert>
      <Code block aria-label={label} fz="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {text}
      </Code>
      {children ? (
        <>
          <Group>{copyButton}</Group>
          {children}
          <Group justify="flex-end">{doneButton}</Group>
        </>
      ) : (
        <Group justify="space-between">
          {copyButton}
          {doneButton}
        </Group>
      )}
    </Stack>
  );
}
