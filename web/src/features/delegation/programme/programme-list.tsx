import { Badge, Card, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { getLocalTime } from '../../../shared/format/zone-time.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ProgrammeViewProps } from './programme-grid';
import type { Item } from './programme.api';
import { useItemTexts } from './use-item-texts';

/** The programme by day, on screens that are too narrow for the grid. */
export function ProgrammeList({ items, clashing, onOpen }: ProgrammeViewProps) {
  const format = useFormat();
  const days = Map.groupBy(items, ({ startsAt, timezone }) => getLocalTime(startsAt, timezone).day);
  return (
    <Stack gap="md">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Title order={2} size="h5" id={`day-${day}`} mb={6}>
            {format.weekday(day)}
          </Title>
          <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {ofDay.map((item) => (
              <ListItem key={item.id} item={item} isClashing={clashing.has(item.id)} onOpen={() => onOpen(item)} />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

interface ListItemProps {
  item: Item;
  isClashing: boolean;
  onOpen: () => void;
}

function ListItem({ item, isClashing, onOpen }: ListItemProps) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const { getHours, getBrusselsHours, getPlace, getPeople } = useItemTexts();
  const isCancelled = item.status === 'cancelled';
  return (
    <Card withBorder p={0} component="li">
      <UnstyledButton p="sm" onClick={onOpen}>
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600}>
            {getHours(item)}
          </Text>
          {isCancelled && (
            <Badge variant="outline" color="gray">
              {label('programmeItemStatus', item.status)}
            </Badge>
          )}
          {isClashing && (
            <Badge color="orange" variant="light" leftSection={<TriangleAlert size={12} aria-hidden />}>
              {t('programme.clash')}
            </Badge>
          )}
        </Group>
        {getBrusselsHours(item) && (
          <Text size="xs" c="dimmed">
            {getBrusselsHours(item)}
          </Text>
        )}
        <Text size="sm" fw={600} td={isCancelled ? 'line-through' : undefined}>
          {item.title}
        </Text>
        <Text size="sm" c="dimmed">
          {[label('programmeItemKind', item.kind), getPlace(item), item.hostCompanyName].filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {getPeople(item)}
        </Text>
      </UnstyledButton>
    </Card>
  );
}
