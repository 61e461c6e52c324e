import { Alert, Badge, Stack, Switch, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { getLocalTime } from '../../../../shared/format/zone-time.rules';
import { formatTimes } from '../slot-times.rules';
import { proposalQuery } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { describeState, listWishes, type WishState } from './wishes.rules';

/** Which wishes are met, and why others are not. */
export function WishesTab() {
  const { t } = useTranslation('meetings');
  const { activity, programme, parties, meetings, canEdit } = useMeetings();
  const [areMetShown, setMetShown] = useState(true);
  // Only those who may run the matchmaking can ask it for its reasons.
  const { data, error } = useQuery({
    ...proposalQuery(activity.id, describeState(programme, parties, meetings)),
    enabled: canEdit && programme !== null,
  });
  const all = listWishes(parties, meetings, data?.wishes ?? []);
  const met = all.filter(({ meeting }) => meeting !== null).length;
  const wishes = areMetShown ? all : all.filter(({ meeting }) => meeting === null);
  if (all.length === 0) return <EmptyState title={t('wishes.empty')} hint={t('wishes.emptyHint')} />;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('wishes.met', { count: met, total: all.length })}</Text>
      <Switch
        label={t('wishes.showMet')}
        checked={areMetShown}
        onChange={({ currentTarget }) => setMetShown(currentTarget.checked)}
      />
      <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={t('words.wishes')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('wishes.party')}</Table.Th>
              <Table.Th>{t('party.wishes')}</Table.Th>
              <Table.Th>{t('party.priority')}</Table.Th>
              <Table.Th>{t('wishes.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {wishes.map((wish) => (
              <Table.Tr key={wish.key}>
                <Table.Th scope="row" fw={600}>
                  {wish.party.label}
                </Table.Th>
                <Table.Td>
                  {wish.wanted.label}
                  {wish.mutual && (
                    <Text size="xs" c="dimmed">
                      {t('party.mutual')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{wish.priority}</Table.Td>
                <Table.Td>
                  <WishResult wish={wish} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function WishResult({ wish: { meeting, proposal } }: { wish: WishState }) {
  const { t, i18n } = useTranslation('meetings');
  const label = useLabels();
  const format = useFormat();
  const { timezone } = useMeetings().activity;
  if (meeting) {
    return (
      <>
        <Badge size="sm" color="limburg" variant="light">
          {label('meetingStatus', meeting.status)}
        </Badge>{' '}
        <Text span size="sm">
          {format.day(getLocalTime(meeting.startsAt, timezone).day)}, {formatTimes(meeting, i18n.language, timezone)},{' '}
          {t('atTable', { table: meeting.tableName })}
        </Text>
      </>
    );
  }
  return (
    <>
      <Badge size="sm" color="orange" variant="light">
        {t('wishes.unmet')}
      </Badge>{' '}
      {proposal && (
        <Text span size="sm">
          {proposal.met ? t('wishes.possible') : proposal.reason && label('unmetWishReason', proposal.reason)}
        </Text>
      )}
    </>
  );
}
