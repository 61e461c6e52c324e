import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Decided, useDecided } from './decided.store';
import { DecisionButton } from '../../shared/keyboard/decision-button';
import { LearnedDecisions } from './learned-decisions';
import classes from './review.module.css';

interface DecidedListProps {
  /** The decision that the message above the queue is about. */
  shown: Decided | null;
  isUndoing: boolean;
  onUndo: (decided: Decided) => void;
}

/** The latest decisions of the user, each with a button that takes it back. */
export function DecidedList({ shown, isUndoing, onUndo }: DecidedListProps) {
  const { t } = useTranslation('review');
  const decisions = useDecided();
  const others = decisions.filter((decided) => decided !== shown);
  if (others.length === 0) return null;
  return (
    <Card withBorder p="md" component="section" aria-labelledby="review-decided">
      <Title order={2} size="h5" id="review-decided" mb="xs">
        {t('latest')}
      </Title>
      <ul className={classes['list']}>
        {others.map((decided) => {
          const { registrationId, name, text } = decided;
          return (
            <Group key={registrationId} component="li" justify="space-between" align="flex-start" gap="xs">
              <Stack gap={2} flex="1 1 200px" miw={0}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  <Link to="/review" search={(known) => ({ ...known, registration: registrationId })}>
                    {name}
                  </Link>
                  : {text}
                </Text>
                {decided === decisions[0] && <DecidedLessons decided={decided} />}
              </Stack>
              <DecisionButton
                shortcut={decided === decisions[0] ? 'u' : null}
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

interface DecidedMessageProps extends DecidedListProps {
  message: string;
}

/** The result of the last decision: what was decided and learned, and a button that takes it back. */
export function DecidedMessage({ message, shown, isUndoing, onUndo }: DecidedMessageProps) {
  const { t } = useTranslation('review');
  return (
    <Group gap="sm" align="flex-start" component="section" aria-label={t('lastDecision')}>
      <Stack gap={2} miw={0} style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" role="status">
          {message}
        </Text>
        {shown && <DecidedLessons decided={shown} />}
      </Stack>
      {shown && (
        <DecisionButton
          shortcut="u"
          text={t('undo', { name: shown.name })}
          disabled={isUndoing}
          onClick={() => onUndo(shown)}
        />
      )}
    </Group>
  );
}

function DecidedLessons({ decided: { isRemembered, registrationId } }: { decided: Decided }) {
  return isRemembered && <LearnedDecisions registrationId={registrationId} />;
}
