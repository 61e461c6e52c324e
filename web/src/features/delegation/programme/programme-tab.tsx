import { Button, Group, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../../records/cut-list-notice';
import { findDayIn } from '../../../shared/format/event-times.rules';
import { BRUSSELS, isOtherTime } from '../../../shared/format/zone-time.rules';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useDelegationEditor } from '../use-delegation-editor';
import { ArchivedItems } from './archived-items';
import { findClashingIds } from './clashes.rules';
import { DayPager } from './day-pager';
import { ItemDialog, type OpenItem } from './item-dialog';
import { ProgrammeDownloads } from './programme-downloads';
import { ProgrammeGrid } from './programme-grid';
import { FIRST_MINUTE, pickDays } from './programme-grid.rules';
import { ProgrammeList } from './programme-list';
import { type Item, itemApi } from './programme.api';
import { useItemMoves } from './use-item-moves';

/** The programme: a grid of days and hours at a desk, a list by day on a phone. */
export function ProgrammeTab() {
  const { t } = useTranslation('delegation');
  const { delegation, canEdit } = useDelegationEditor();
  const { day } = useSearch({ from: '/user/delegations/$delegationId' });
  const navigate = useNavigate({ from: '/delegations/$delegationId' });
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { data, error, refetch } = useQuery(itemApi.query(delegation.id, 'any'));
  const [opened, setOpened] = useState<OpenItem | null>(null);
  const items = useMemo(() => data?.items.filter(({ archivedAt }) => archivedAt === null) ?? [], [data]);
  const clashing = useMemo(() => findClashingIds(items), [items]);
  const { shown, move } = useItemMoves(items);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { startsOn, timezone } = delegation;
  const days = pickDays(delegation, day, findDayIn(timezone));
  const isElsewhere = isOtherTime(`${startsOn}T12:00:00Z`, timezone, BRUSSELS);
  const view = {
    items,
    clashing,
    onOpen: (item: Item) => setOpened({ item }),
    onAdd: canEdit ? (start: { day: string; minute: number }) => setOpened({ start }) : null,
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t(isElsewhere ? 'programme.zoneHint' : 'programme.brusselsHint', { zone: timezone.replaceAll('_', ' ') })}
          {canEdit && !isNarrow && ` ${t('programme.moveHint')}`}
        </Text>
        <Group gap="xs">
          {canEdit && (
            <Button
              variant="light"
              size="xs"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => setOpened({ start: { day: days[0]!, minute: FIRST_MINUTE } })}
            >
              {t('programme.add')}
            </Button>
          )}
          <ProgrammeDownloads delegationId={delegation.id} />
        </Group>
      </Group>
      {isNarrow ? (
        <ProgrammeList {...view} />
      ) : (
        <>
          <DayPager
            days={days}
            onDay={(first) => void navigate({ search: (known) => ({ ...known, day: first }), resetScroll: false })}
          />
          <ProgrammeGrid {...view} items={shown} days={days} onMove={canEdit ? move : null} />
        </>
      )}
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(canEdit ? 'programme.emptyHint' : 'programme.empty')}
        </Text>
      )}
      <CutListNotice page={data} />
      <ArchivedItems items={data.items.filter(({ archivedAt }) => archivedAt !== null)} />
      <ItemDialog opened={opened} onClose={() => setOpened(null)} />
    </Stack>
  );
}
