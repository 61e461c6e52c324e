import { Anchor, Card, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { COUNTS, type Count, type Figure, FIGURES, writeFigure } from './outcome-figures.rules';
import type { Outcomes } from './outcomes.api';
import { useFigureFormat } from './use-figure-format';
import { useOutcomes } from './use-outcomes';

/** The figures of an agreement and of those made under it. Each opens the list behind it. */
export function FiguresCard({ outcomes }: { outcomes: Outcomes }) {
  const { t } = useTranslation('agreement');
  const { model, go } = useOutcomes();
  const format = useFormat();
  const isNarrow = useMediaQuery('(max-width: 30em)', false, { getInitialValueInEffect: false });
  return (
    <Card withBorder component="section" aria-labelledby="figures">
      <Stack gap="sm">
        <Title order={2} size="h5" id="figures">
          {t('outcomes.title', { day: format.day(findToday()) })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('outcomes.scope', { count: outcomes.windowMonths })}
        </Text>
        <SegmentedControl
          size="xs"
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          w="fit-content"
          maw="100%"
          aria-label={t('outcomes.model')}
          value={model}
          onChange={(value) => go({ model: value === 'linear' ? undefined : value })}
          data={(['linear', 'first', 'last'] as const).map((value) => ({
            value,
            label: t(`outcomes.models.${value}`),
          }))}
        />
        <Table aria-labelledby="figures" layout="fixed" horizontalSpacing={4} style={{ overflowWrap: 'anywhere' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="45%">{t('words.figure')}</Table.Th>
              {COUNTS.map((count) => (
                <Table.Th key={count} ta="end">
                  {t(`outcomes.counts.${count}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {FIGURES.map((figure) => (
              <Table.Tr key={figure}>
                <Table.Th scope="row" fw={400}>
                  {t(`outcomes.figures.${figure}`)}
                </Table.Th>
                {COUNTS.map((count) => (
                  <Table.Td key={count} ta="end">
                    <FigureLink count={count} figure={figure} amount={outcomes[count][figure]} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed">
          {t('outcomes.countsHint')}
        </Text>
        <ActivityCounts outcomes={outcomes} />
      </Stack>
    </Card>
  );
}

function FigureLink({ count, figure, amount }: { count: Count; figure: Figure; amount: number }) {
  const { t } = useTranslation('agreement');
  const write = useFigureFormat();
  const format = useFormat();
  const { figure: chosen } = useOutcomes();
  const name = writeFigure({ count, figure });
  // Somebody who speaks to the screen says what is shown, so the name has the same text.
  const text = figure === 'announcedCapexEur' ? format.euro(amount) : write(figure, amount);
  const label = `${t(`outcomes.figures.${figure}`)}, ${t(`outcomes.counts.${count}`)}: ${text}`;
  return (
    <Anchor
      size="sm"
      fw={600}
      aria-label={label}
      aria-current={chosen === name || undefined}
      underline="always"
      renderRoot={(props) => (
        <Link
          {...props}
          from="/agreements/$agreementId"
          to="."
          hash="behind"
          resetScroll={false}
          search={(known: object) => ({ ...known, figure: name })}
        />
      )}
    >
      {text}
    </Anchor>
  );
}

/** How many activities took place under the agreement and how many are planned. */
function ActivityCounts({ outcomes: { activities } }: { outcomes: Outcomes }) {
  const { t } = useTranslation('agreement');
  return (
    <Text size="sm">
      {t('outcomes.activities')}{' '}
      {(['held', 'planned'] as const).map((figure, index) => (
        <span key={figure}>
          {index > 0 && ' · '}
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => (
              <Link {...props} from="/agreements/$agreementId" to="." search={{ tab: 'activities', figure }} />
            )}
          >
            {t(`outcomes.${figure}`, { count: activities[figure] })}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
