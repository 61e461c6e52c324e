import { Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { groupRights } from '../roles/rights.rules';

interface RightsInputProps {
  /** The rights that can be chosen. */
  rights: readonly string[];
  value: readonly string[];
  error: string | null;
  onChange: (rights: string[]) => void;
}

/** Chooses rights in words, those on the same subject in one line. */
export function RightsInput({ rights, value, error, onChange }: RightsInputProps) {
  const { t } = useTranslation('administration');
  const label = useLabels();
  return (
    <Checkbox.Group label={t('newKey.scopes')} error={error} value={[...value]} onChange={onChange}>
      <Stack gap={10} mt={6}>
        {groupRights(rights).map(({ subject, rights: own }) => (
          <Group key={subject} gap="md">
            {own.map((right) => (
              <Checkbox
                key={right}
                size="sm"
                value={right}
                label={label('permission', right)}
                aria-invalid={error !== null || undefined}
              />
            ))}
          </Group>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
