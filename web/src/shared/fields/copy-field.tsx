import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useTranslation } from 'react-i18next';

interface CopyFieldProps {
  label: string;
  description?: string;
  value: string;
}

/** A text that is copied elsewhere, such as an address. */
export function CopyField({ label, description, value }: CopyFieldProps) {
  const { t } = useTranslation('shared');
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        readOnly
        flex={1}
        miw={0}
        label={label}
        description={description}
        value={value}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            aria-label={t('copyOf', { label })}
          >
            {t(copied ? 'words.copied' : 'words.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
