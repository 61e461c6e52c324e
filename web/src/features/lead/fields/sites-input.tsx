import { Checkbox, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RowsInput } from '../../../shared/fields/rows-input';
import type { SiteValue } from '../../../records/leads/lead-fields.rules';

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
  return (
    <RowsInput
      label={label}
      rows={rows}
      error={error}
      addText={t('input.addSite')}
      getRemoveText={({ name }, index) => t('words.removeNamed', { name: name || String(index + 1) })}
      renderInputs={(row, set) => (
        <>
          <TextInput
            flex="2 1 160px"
            label={t('input.site')}
            value={row.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            flex="1 1 120px"
            label={t('words.municipality')}
            value={row.municipality ?? ''}
            onChange={({ currentTarget }) => set({ municipality: currentTarget.value || null })}
          />
          <Group gap="md" w="100%">
            <Checkbox
              label={t('words.shortlisted')}
              checked={row.shortlisted}
              onChange={({ currentTarget }) => set({ shortlisted: currentTarget.checked })}
            />
            <Checkbox
              label={t('words.chosen')}
              checked={row.chosen}
              onChange={({ currentTarget }) =>
                // A chosen site has also been on the shortlist.
                set({ chosen: currentTarget.checked, ...(currentTarget.checked && { shortlisted: true }) })
              }
            />
          </Group>
        </>
      )}
      onAdd={() => onChange([...rows, EMPTY])}
      onChange={onChange}
    />
  );
}
