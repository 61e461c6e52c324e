import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { connectionQuery } from '../connections.api';
import { MappingEditor } from '../mapping/mapping-editor';
import { RulesEditor } from '../rules/rules-editor';
import { AddressStep } from './address-step';
import { DeliveryStep } from './delivery-step';
import { DoneStep } from './done-step';
import { PageTitle } from '../../../shared/layout/page-title';

const route = getRouteApi('/user/connections/$connectionId/set-up');

const STEPS = ['address', 'delivery', 'mapping', 'rules', 'done'] as const;
type Step = (typeof STEPS)[number];

/** The number of steps before these: the provider, and what the connection needs. */
const FORMER_STEPS = 2;

/** The rest of the wizard: what to do at the provider, the first delivery, the mapping and the rules. */
export function SetUpPage() {
  const { t } = useTranslation(['connections', 'shared']);
  const canWrite = useCan('intake:write');
  const { connectionId } = route.useParams();
  const address: ListSearch = route.useSearch();
  const navigate = route.useNavigate();
  const { data: connection, error, refetch } = useQuery(connectionQuery(connectionId));
  if (!canWrite) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  if (error && !connection) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!connection) return <LoadingState />;
  const step: Step = STEPS.find((one) => one === address['step']) ?? 'address';
  const open = (next: Step | undefined) => {
    if (next) void navigate({ search: { step: next } });
  };
  const index = STEPS.indexOf(step);
  const goOn = () => open(STEPS[index + 1]);
  return (
    <Stack gap="md" maw={step === 'mapping' ? 1240 : 760} mx="auto">
      <div>
        <PageTitle>{t('setUp.title', { name: connection.name })}</PageTitle>
        <Text c="dimmed" size="sm">
          {t('step', {
            step: index + 1 + FORMER_STEPS,
            of: STEPS.length + FORMER_STEPS,
            name: t(`setUp.step.${step}`),
          })}
        </Text>
      </div>
      {step === 'address' && <AddressStep connection={connection} />}
      {step === 'delivery' && <DeliveryStep connection={connection} />}
      {step === 'mapping' && <MappingEditor key={connection.id} connection={connection} onSaved={goOn} />}
      {step === 'rules' && <RulesEditor key={connection.id} connection={connection} />}
      {step === 'done' && <DoneStep connection={connection} />}
      {step !== 'done' && (
        <Group justify="space-between">
          {index > 0 ? (
            <Button variant="default" onClick={() => open(STEPS[index - 1])}>
              {t('words.back')}
            </Button>
          ) : (
            <Anchor component={Link} to={`/connections/${connectionId}`} size="sm">
              {t('setUp.later')}
            </Anchor>
          )}
          <Button variant={step === 'mapping' ? 'default' : 'filled'} onClick={goOn}>
            {t('setUp.next')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
