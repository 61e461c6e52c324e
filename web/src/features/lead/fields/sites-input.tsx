import { ActionIcon, Button, Checkbox, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import type { SiteValue } from './lead-fields.rules';

interface SitesInputProps {
  label: string;
  value: SiteValue[];
  error: string | null;
  onChange: (value: SiteValue[]) => void;
}

const EMPTY: SiteValue = { name: '', municipality: null, shortlisted: false, chosen: false };

/** Asks for the sites that were proposed, and which of them the investor has shortlisted and chosen. */
export function SitesInput({ label, value, error, onChange }: SitesInputProps) {
  const { t } = useTranslation('lead');
  const rows = value.length > 0 ? value : [EMPTY];
  const set = (index: number, part: Partial<SiteValue>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={label}>
      <Stack gap="md">
        {rows.map((row, index) => (
          <Stack key={index} gap="xs">
            <Group gap="xs" align="flex-end" wrap="nowrap">
              <TextInput
                flex={2}
                label={t('input.site')}
                value={row.name}
                onChange={({ currentTarget }) => set(index, { name: currentTarget.value })}
              />
              <TextInput
                flex={1}
                label={t('input.municipality')}
                value={row.municipality ?? ''}
                onChange={({ currentTarget }) => set(index, { municipality: currentTarget.value || null })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('input.remove', { name: row.name })}
                onClick={() => onChange(rows.filter((_, position) => position !== index))}
              >
                <Trash size={16} aria-hidden />
              </ActionIcon>
            </Group>
            <Group gap="md">
              <Checkbox
                label={t('shortlisted')}
                checked={row.shortlisted}
                onChange={({ currentTarget }) => set(index, { shortlisted: currentTarget.checked })}
              />
              <Checkbox
                label={t('chosen')}
                checked={row.chosen}
                onChange={({ currentTarget }) =>
                  // A chosen site has also been on the shortlist.
                  set(index, { chosen: currentTarget.checked, ...(currentTarget.checked && { shortlisted: true }) })
                }
              />
            </Group>
          </Stack>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...rows, EMPTY])}
        >
          {t('input.addSite')}
        </Button>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}
