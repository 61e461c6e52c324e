import { Checkbox, Input, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { isComing } from '../participants/participant-statuses.rules';
import { participantApi } from '../participants/participants.api';
import { useDelegationEditor } from '../use-delegation-editor';

interface ItemPeopleInputProps {
  /** The participants who take part; null for all of them. */
  value: string[] | null;
  error: string | null;
  description: string | undefined;
  onChange: (value: string[] | null) => void;
}

/** Asks who takes part: the whole delegation, or some people. People who do not come are not offered. */
export function ItemPeopleInput({ value, error, description, onChange }: ItemPeopleInputProps) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const { delegation } = useDelegationEditor();
  const { data } = useQuery(participantApi.query(delegation.id, 'any'));
  const participants = data?.items ?? [];
  const offered = participants.filter(
    ({ id, status, archivedAt }) => value?.includes(id) || (archivedAt === null && isComing(status)),
  );
  return (
    <>
      <Radio.Group
        label={t('item.people')}
        description={description}
        value={value === null ? 'all' : 'some'}
        onChange={(choice) => onChange(choice === 'all' ? null : offered.map(({ id }) => id))}
      >
        <Stack gap={6} mt={4}>
          <Radio value="all" label={t('item.everybody')} />
          <Radio value="some" label={t('item.some')} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <Checkbox.Group label={t('item.somePeople')} value={value} onChange={onChange} ms="lg">
          <Stack gap={6} mt={4}>
            {offered.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('item.noPeople')}
              </Text>
            )}
            {offered.map(({ id, fullName, nativeName, role, status }) => (
              <Checkbox
                key={id}
                value={id}
                label={[
                  nativeName && nativeName !== fullName ? `${fullName} ${nativeName}` : fullName,
                  label('participantRole', role),
                  !isComing(status) && label('participantStatus', status),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {error && <Input.Error role="alert">{error}</Input.Error>}
    </>
  );
}
