import { Alert, Button, Card, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { getLocalTime } from '../../../shared/format/zone-time.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { ClashNotice } from './clash-notice';
import { readClashes } from './clashes.rules';
import { type Item, itemApi } from './programme.api';
import { useItemTexts } from './use-item-texts';

/** The items that have been archived, with the way to restore them. */
export function ArchivedItems({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('delegation');
  const [isOpen, { toggle }] = useDisclosure();
  const { delegation } = useDelegationEditor();
  const restore = itemApi.useRestore(delegation.id);
  const clashes = readClashes(restore.error);
  if (items.length === 0) return null;
  return (
    <div>
      <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
        {t('programme.archived', { count: items.length })}
      </Button>
      <Collapse expanded={isOpen}>
        <Stack gap="xs" mt="xs">
          {clashes.length > 0 ? (
            <ClashNotice clashes={clashes} />
          ) : (
            restore.error && (
              <Alert color="red" role="alert">
                {restore.error.message}
              </Alert>
            )
          )}
          {items.map((item) => (
            <ArchivedItem
              key={item.id}
              item={item}
              isPending={restore.isPending}
              onRestore={() => restore.mutate(item)}
            />
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}

interface ArchivedItemProps {
  item: Item;
  isPending: boolean;
  onRestore: () => void;
}

function ArchivedItem({ item, isPending, onRestore }: ArchivedItemProps) {
  const { t } = useTranslation(['delegation', 'record-editor']);
  const format = useFormat();
  const { canEdit } = useDelegationEditor();
  const { getHours } = useItemTexts();
  return (
    <Card withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={600}>
            {item.title}
          </Text>
          <Text size="xs" c="dimmed">
            {`${format.weekday(getLocalTime(item.startsAt, item.timezone).day)}, ${getHours(item)}`}
          </Text>
        </div>
        {canEdit && (
          <Button
            size="xs"
            variant="default"
            loading={isPending}
            aria-label={t('words.restoreTitled', { title: item.title })}
            onClick={onRestore}
          >
            {t('record-editor:restoreSubmit')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
