import { Alert, Button, Code, Group, Stack } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useBlocker } from '@tanstack/react-router';
import Copy from 'lucide-react/icons/copy';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyOnceProps {
  /** Says what it is, to whom it is given, and that it is never shown again. */
  hint: string;
  label: string;
  text: string;
  doneText: string;
  onDone: () => void;
  /** Says what to do with the secret. */
  children?: ReactNode;
}

/** Shows a secret that nobody can show again, with a button to copy it. It warns once whoever leaves without it. */
export function CopyOnce({ hint, label, text, doneText, onDone, children }: CopyOnceProps) {
  const { t } = useTranslation('administration');
  const { isCopied, wasCopied, hasFailed, copy, markCopied } = useCopying(text);
  const [isWarned, setWarned] = useState(false);
  const mayLeave = wasCopied || isWarned;
  useBlocker({
    shouldBlockFn: () => {
      setWarned(true);
      return !mayLeave;
    },
    enableBeforeUnload: () => !mayLeave,
  });
  const copyButton = (
    <Button variant="default" leftSection={<Copy size={16} aria-hidden />} onClick={copy}>
      <span aria-live="polite">{t(isCopied ? 'words.copied' : 'words.copy')}</span>
    </Button>
  );
  const isRefused = isWarned && !wasCopied;
  return (
    <Stack>
      <Alert color="yellow" role="status">
        {hint}
      </Alert>
      <Code
        block
        aria-label={label}
        fz="sm"
        // One click selects all of it, for browsers that let no page copy.
        style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', userSelect: 'all' }}
        onCopy={markCopied}
      >
        {text}
      </Code>
      {children && <Group>{copyButton}</Group>}
      {children}
      {/* The foot stays in sight while the program below a secret is scrolled. */}
      <Stack gap="sm" data-foot>
        <div role="alert">
          {hasFailed && <Alert color="red">{t('copyOnce.failed')}</Alert>}
          {isRefused && !hasFailed && <Alert color="red">{t('copyOnce.notCopied')}</Alert>}
        </div>
        <Group justify={children ? 'flex-end' : 'space-between'}>
          {!children && copyButton}
          <Button variant={isRefused ? 'default' : 'filled'} onClick={() => (mayLeave ? onDone() : setWarned(true))}>
            {isRefused ? t('copyOnce.leave') : doneText}
          </Button>
        </Group>
      </Stack>
    </Stack>
  );
}

/** Copies a text, and remembers for as long as it is shown that the user has it. */
function useCopying(text: string) {
  const { copy, copied: isCopied, error } = useClipboard();
  const [isSelected, setSelected] = useState(false);
  const [hasAsked, setAsked] = useState(false);
  const hasFailed = error !== null;
  return {
    /** Whether it was copied a moment ago. */
    isCopied,
    wasCopied: isSelected || (hasAsked && !hasFailed),
    hasFailed: hasFailed && !isSelected,
    copy: () => {
      setAsked(true);
      copy(text);
    },
    /** The user has selected and copied it without the button. */
    markCopied: () => setSelected(true),
  };
}
