import { Card, Radio, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UserSelect } from '../../../records/users/user-select';
import type { ProblemError } from '../../../shared/api/api.errors';
import type { ImportField } from '../imports.api';
import { hasOwner, type MappingDraft } from './mapping-draft.rules';

interface UnreadableInputsProps {
  fields: readonly ImportField[];
  draft: MappingDraft;
  problem: ProblemError | null;
  isDisabled: boolean;
  onChange: (changes: Partial<MappingDraft>) => void;
}

const TREATMENTS: readonly MappingDraft['unreadable'][] = ['leave_out', 'refuse'];

/** The treatment of cells that cannot be read, and the colleague who gets the rows of people who are no users. */
export function UnreadableInputs({ fields, draft, problem, isDisabled, onChange }: UnreadableInputsProps) {
  const { t } = useTranslation('imports');
  return (
    <Card withBorder component="section" aria-labelledby="import-unreadable" p="md">
      <Title order={2} size="h5" id="import-unreadable" mb="xs">
        {t('cells.title')}
      </Title>
      <Stack gap="md">
        <Radio.Group
          value={draft.unreadable}
          aria-labelledby="import-unreadable"
          onChange={(unreadable) => onChange({ unreadable })}
        >
          <Stack gap="xs">
            {TREATMENTS.map((one) => (
              <Radio
                key={one}
                value={one}
                disabled={isDisabled}
                label={t(`cells.${one}`)}
                description={t(`cells.${one}_hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {hasOwner(fields) && (
          <UserSelect
            label={t('cells.owner')}
            description={t('cells.ownerHint')}
            value={draft.unknownOwnerId}
            error={problem?.findFieldDetail('/unknownOwnerId')}
            disabled={isDisabled}
            maw={420}
            clearButtonProps={{ 'aria-label': t('cells.noOwner') }}
            onChange={(unknownOwnerId) => onChange({ unknownOwnerId })}
          />
        )}
      </Stack>
    </Card>
  );
}
