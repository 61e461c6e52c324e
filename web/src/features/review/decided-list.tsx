import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Decided, useDecided } from './decided.store';
import { DecisionButton } from './decision-button';
import { LearnedDecisions } from './learned-decisions';
import classes from './review.module.css';

interface DecidedListProps {
  isUndoing: boolean;
  onUndo: (decided: Decided) => void;
}

/** The latest decisions of the user: what was learned from each, and a button that takes it back. */
export function DecidedList({ isUndoing, onUndo }: DecidedListProps) {
  const { t } = useTranslation('review');
  const decisions = useDecided();
  if (decisions.length === 0) return null;
  return (
    <Card withBorder p="md" component="section" aria-labelledby="review-decided">
      <Title order={2} size="h5" id="review-decided" mb="xs">
        {t('latest')}
      </Title>
      <ul className={classes['list']}>
        {decisions.map((decided, index) => {
          const { registrationId, name, text, isRemembered } = decided;
          return (
            <Group key={registrationId} component="li" justify="space-between" align="flex-start" gap="xs">
              <Stack gap={2} flex="1 1 200px" miw={0}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  <Link to="/review" search={(known) => ({ ...known, registration: registrationId })}>
                    {name}
                  </Link>
                  : {text}
                </Text>
                {index === 0 && isRemembered && <LearnedDecisions registrationId={registrationId} />}
              </Stack>
              <DecisionButton
                shortcut={index === 0 ? 'u' : null}
                text={t('undo', { name })}
                disabled={isUndoing}
                onClick={() => onUndo(decided)}
              />
            </Group>
          );
        })}
      </ul>
    </Card>
  );
}
