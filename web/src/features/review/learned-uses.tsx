import { List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLearnedText } from './learned-decisions';
import type { Registration } from './proposals.rules';

type LearnedUse = Registration['learnedDecisions'][number];

/** The learned decisions behind a match, with the other registrations that they have matched. */
export function LearnedUses({ decisions }: { decisions: readonly LearnedUse[] }) {
  return decisions.map((decision) => <LearnedUseItem key={decision.id} decision={decision} />);
}

function LearnedUseItem({ decision }: { decision: LearnedUse }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const describe = useLearnedText();
  const { alsoMatched, alsoMatchedCount, archivedAt } = decision;
  const lesson = describe(decision);
  const others = alsoMatchedCount - alsoMatched.length;
  return (
    <Stack gap={2} style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={500}>
        {archivedAt === null ? t('learned.line', { lesson }) : t('reopen.forgotten', { lesson })}
      </Text>
      <Text size="sm" c="dimmed">
        {alsoMatchedCount === 0 ? t('reopen.noneMatched') : t('reopen.alsoMatched', { count: alsoMatchedCount })}
      </Text>
      {alsoMatched.length > 0 && (
        <List size="sm">
          {alsoMatched.map(({ registrationId, fullName, companyName, connectionName, receivedAt }) => (
            <List.Item key={registrationId}>
              <Link to="/review" search={(known) => ({ ...known, registration: registrationId })}>
                {[fullName ?? t('noName'), companyName].filter(Boolean).join(', ')}
              </Link>{' '}
              ({connectionName}, {format.moment(receivedAt)})
            </List.Item>
          ))}
          {others > 0 && <List.Item>{t('reopen.moreMatched', { count: others })}</List.Item>}
        </List>
      )}
    </Stack>
  );
}
