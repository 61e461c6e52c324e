import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { leadCountQuery, type RoadshowView, seminarsQuery, stopApi } from './roadshow.api';
import { Reached } from './reached';

/** The attendance, the cost and the leads of the roadshow so far, over its stops and their seminars. */
export function ResultsCard() {
  const { t } = useTranslation('roadshow');
  const { record: roadshow } = useRecordEditor<RoadshowView>();
  const format = useFormat();
  const { stops, targetAttendance, actualAttendance, budgetEur, totalCostEur } = roadshow;
  return (
    <Card withBorder component="section" aria-labelledby="results">
      <Title order={2} size="h5" id="results">
        {t('words.results')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('results.hint', { day: format.day(findToday()) })}
      </Text>
      <Stack gap="sm">
        <div>
          <Text size="sm" fw={600}>
            {t('results.attendance', { count: stops })}
          </Text>
          <Reached target={targetAttendance} actual={actualAttendance} label={t('results.reached')} />
        </div>
        <div>
          <Text size="sm" fw={600}>
            {t('results.cost')}
          </Text>
          <Text size="sm">
            {[
              totalCostEur === null
                ? t('results.noCost')
                : t('results.spent', { amount: format.money(totalCostEur, 'EUR') }),
              budgetEur !== null && t('results.budget', { amount: format.money(budgetEur, 'EUR') }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <div>
          <Text size="sm" fw={600}>
            {t('results.leads')}
          </Text>
          <LeadsLink roadshowId={roadshow.id} />
        </div>
      </Stack>
    </Card>
  );
}

/** The number of leads that came from the roadshow, its stops and their seminars, and the list of them. */
function LeadsLink({ roadshowId }: { roadshowId: string }) {
  const { t } = useTranslation('roadshow');
  const format = useFormat();
  const stops = useQuery(stopApi.query(roadshowId)).data?.items;
  const seminars = useQuery(seminarsQuery(roadshowId)).data?.items;
  const ids = [roadshowId, ...[...(stops ?? []), ...(seminars ?? [])].map(({ id }) => id)];
  const { data: count } = useQuery({ ...leadCountQuery(ids), enabled: stops !== undefined && seminars !== undefined });
  if (count === undefined) return <Text size="sm">…</Text>;
  if (count === 0) return <Text size="sm">{t('results.noLeads')}</Text>;
  return (
    <Anchor
      size="sm"
      underline="always"
      renderRoot={(props) => <Link {...props} to="/leads" search={{ 'source.activityId': ids }} />}
    >
      {t('words.leadCount', { count, formatted: format.count(count) })}
    </Anchor>
  );
}
