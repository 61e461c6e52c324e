import { Alert, Button, Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';
import { type Connection, useRunRules } from '../connections.api';

/** Tries the stored rules on the registrations that exist, and runs them. */
export function RulesRun({ connection: { id } }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const canRun = useCan('intake:resolve');
  const trial = useRunRules(id);
  const run = useRunRules(id);
  const error = trial.error ?? run.error;
  const result = run.data ?? trial.data;
  if (!canRun) return null;
  return (
    <Card withBorder p="md" component="section" aria-labelledby="rules-run">
      <Title order={2} size="h6" id="rules-run" mb={4}>
        {t('run.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('run.hint')}
      </Text>
      {error && (
        <Alert color="red" role="alert" mb="xs">
          {error.message}
        </Alert>
      )}
      <div role="status">
        {result && (
          <Text size="sm" mb="xs">
            {t('run.registrations', { count: result.registrations })}{' '}
            {t(result.dryRun ? 'run.wouldMake' : 'run.made', { leads: result.leads, touches: result.touches })}{' '}
            {result.problems > 0 && t('run.problems', { count: result.problems })}
          </Text>
        )}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={trial.isPending}
          onClick={() => {
            run.reset();
            trial.mutate(true);
          }}
        >
          {t('run.try')}
        </Button>
        {trial.data && trial.data.leads + trial.data.touches > 0 && !run.data && (
          <Button size="xs" loading={run.isPending} onClick={() => run.mutate(false)}>
            {t('run.do')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
