import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core';
import Copy from 'lucide-react/icons/copy';
import { useTranslation } from 'react-i18next';

interface CopyOnceProps {
  /** Says what it is, to whom it is given, and that it is never shown again. */
  hint: string;
  label: string;
  text: string;
  doneText: string;
  onDone: () => void;
}

/** Shows a secret that nobody can show again, with a button to copy it. */
export function CopyOnce({ hint, label, text, doneText, onDone }: CopyOnceProps) {
  const { t } = useTranslation('administration');
  return (
    <Stack>
      <Alert color="yellow" role="status">
        {hint}
      </Alert>
      <Code block aria-label={label} fz="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {text}
      </Code>
      <Group justify="space-between">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<Copy size={16} aria-hidden />} onClick={copy}>
              <span aria-live="polite">{t(copied ? 'words.copied' : 'words.copy')}</span>
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{doneText}</Button>
      </Group>
    </Stack>
  );
}
