import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import type { Matchmaking } from '../meetings.api';

/** How many wished pairs meet, how many could at most, and how far the schedule is from that. */
export function MatchFigures({ result }: { result: Matchmaking }) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const rows = [
    { name: 'all', wished: result.wished, met: result.met, bound: result.upperBound, gap: result.gap },
    {
      name: 'mutual',
      wished: result.mutualWished,
      met: result.mutualMet,
      bound: result.mutualUpperBound,
      gap: result.mutualGap,
    },
  ] as const;
  return (
    <>
      <Table.ScrollContainer minWidth={340} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={t('matchmaking.figures')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('matchmaking.pairs')}</Table.Th>
              <Table.Th ta="end">{t('matchmaking.wished')}</Table.Th>
              <Table.Th ta="end">{t('matchmaking.met')}</Table.Th>
              <Table.Th ta="end">{t('matchmaking.bound')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, wished, met, bound, gap }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {t(`matchmaking.rows.${name}`)}
                </Table.Th>
                <Table.Td ta="end">{format.count(wished)}</Table.Td>
                <Table.Td ta="end" fw={600}>
                  {format.count(met)}
                </Table.Td>
                <Table.Td ta="end">
                  {format.count(bound)}
                  {gap !== null && gap > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('matchmaking.gap', { share: format.percent(gap) })}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed">
        {t(result.met === result.upperBound ? 'matchmaking.best' : 'matchmaking.boundHint')}
      </Text>
    </>
  );
}
