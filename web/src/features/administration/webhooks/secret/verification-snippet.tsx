import { Button, Code, CopyButton, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import Copy from 'lucide-react/icons/copy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VERIFICATION_SNIPPETS } from './verification-snippets.constants';

type Language = keyof typeof VERIFICATION_SNIPPETS;
const LANGUAGES = Object.keys(VERIFICATION_SNIPPETS) as Language[];

/** Shows how a receiver verifies that a request comes from here, in a language that is chosen. */
export function VerificationSnippet() {
  const { t } = useTranslation('webhooks');
  const [language, setLanguage] = useState<Language>('Node');
  const snippet = VERIFICATION_SNIPPETS[language];
  return (
    <Stack gap="xs">
      <Text size="sm">{t('verify.hint')}</Text>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('verify.language')}
          value={language}
          onChange={setLanguage}
          data={LANGUAGES}
        />
        <CopyButton value={snippet}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" leftSection={<Copy size={14} aria-hidden />} onClick={copy}>
              <span aria-live="polite">{t(copied ? 'words.copied' : 'verify.copy')}</span>
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code
        block
        fz="xs"
        aria-label={t('verify.program', { language })}
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {snippet}
      </Code>
    </Stack>
  );
}
