import { Card, Checkbox, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import } from '../imports.api';
import type { MappingDraft } from './mapping-draft.rules';

type Creatable = Import['createMissing'][number];

/** The kinds of records that an import creates where its rows name some that are missing. */
const CREATABLE: Partial<Record<Import['entity'], readonly Creatable[]>> = {
  contacts: ['companies'],
  leads: ['companies', 'contacts'],
};

interface MissingInputsProps {
  entity: Import['entity'];
  createMissing: MappingDraft['createMissing'];
  isDisabled: boolean;
  onChange: (createMissing: MappingDraft['createMissing']) => void;
}

/** Whether companies and people that rows name and nobody knows are created. */
export function MissingInputs({ entity, createMissing, isDisabled, onChange }: MissingInputsProps) {
  const { t } = useTranslation('imports');
  const creatable = CREATABLE[entity];
  if (!creatable) return null;
  return (
    <Card withBorder component="section" aria-labelledby="import-missing" p="md">
      <Title order={2} size="h5" id="import-missing" mb="xs">
        {t('missing.title')}
      </Title>
      <Stack gap="xs">
        {creatable.map((one) => (
          <Checkbox
            key={one}
            label={t(`missing.${one}`)}
            description={t(`missing.${one}_hint`)}
            checked={createMissing.includes(one)}
            disabled={isDisabled}
            onChange={({ currentTarget: { checked } }) =>
              onChange(creatable.filter((each) => (each === one ? checked : createMissing.includes(each))))
            }
          />
        ))}
      </Stack>
    </Card>
  );
}
