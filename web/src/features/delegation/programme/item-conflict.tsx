import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { getLocalTime } from '../../../shared/format/zone-time.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { useDelegationEditor } from '../use-delegation-editor';
import type { ItemValues } from './item-values.rules';
import { type Item, itemApi } from './programme.api';
import { useItemTexts } from './use-item-texts';

interface ItemConflictProps {
  item: Item;
  /** Goes on with what the user typed, over the present version. */
  onResolve: (changes: Partial<ItemValues>) => void;
  /** Gives up what the user typed. */
  onDiscard: () => void;
}

/** Shows what somebody else has made of the item meanwhile. The form below still has what the user typed. */
export function ItemConflict({ item, onResolve, onDiscard }: ItemConflictProps) {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const label = useLabels();
  const { delegation } = useDelegationEditor();
  const { data } = useQuery(itemApi.query(delegation.id, 'any'));
  const { getHours, getPlace, getPeople } = useItemTexts();
  const current = data?.items.find(({ id }) => id === item.id);
  if (!current) return null;
  const facts = [
    `${format.weekday(getLocalTime(current.startsAt, current.timezone).day)}, ${getHours(current)}`,
    current.title,
    label('programmeItemKind', current.kind),
    label('programmeItemStatus', current.status),
    getPlace(current),
    current.hostCompanyName,
    getPeople(current),
    current.description,
  ];
  return (
    <Alert color="yellow" role="alert" title={t('item.conflict')}>
      <Text size="sm">{t('item.conflictHint')}</Text>
      <Text size="sm" fw={600} mt={4}>
        {facts.filter(Boolean).join(' · ')}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={() => onResolve({ version: current.version })}>
          {t('item.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={onDiscard}>
          {t('item.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}
