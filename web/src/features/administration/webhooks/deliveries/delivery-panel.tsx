import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { useId } from 'react';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { usePressGuard } from '../../../../shared/layout/use-press-guard';
import { useCan } from '../../../../shared/session/use-session';
import type { ListSearch } from '../../../../shared/tables/list-search.rules';
import { useWebhookTexts } from '../use-webhook-texts';
import type { Webhook } from '../webhooks.api';
import classes from '../webhooks.module.css';
import { type DeliveryDetails, deliveryQuery, useRedeliver } from './deliveries.api';
import { openDelivery } from './delivery-list.rules';
import { formatBody, formatHeaders } from './delivery-texts.rules';

interface DeliveryPanelProps {
  webhook: Webhook;
  deliveryId: string;
}

/** Shows the request and the answer of the last attempt of a delivery, and sends it again. */
export function DeliveryPanel({ webhook, deliveryId }: DeliveryPanelProps) {
  const canWrite = useCan('webhooks:write');
  const { data, error, refetch } = useQuery(deliveryQuery(webhook.id, deliveryId));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="sm" mt="sm">
      {canWrite && webhook.archivedAt === null && <RedeliverPart webhook={webhook} delivery={data} />}
      <Attempt delivery={data} webhook={webhook} />
    </Stack>
  );
}

function Attempt({ delivery, webhook }: { delivery: DeliveryDetails; webhook: Webhook }) {
  const { t, format, describeAnswer } = useWebhookTexts();
  const { request, response, lastAttemptAt } = delivery;
  if (lastAttemptAt === null) return null;
  // A webhook that was changed afterwards may have had another address.
  const isSameUrl = Date.parse(webhook.updatedAt) <= Date.parse(lastAttemptAt);
  return (
    <>
      <Text size="sm">{t('log.lastAttempt', { moment: format.moment(lastAttemptAt) })}</Text>
      <Part title={t('log.request')} line={isSameUrl ? `POST ${webhook.url}` : null} message={request} />
      <Part title={t('log.answer')} line={describeAnswer(delivery)} message={response} />
    </>
  );
}

interface PartProps {
  title: string;
  line: string | null;
  message: DeliveryDetails['request'];
}

/** One side of an attempt, with its headers and its body. */
function Part({ title, line, message }: PartProps) {
  const { t } = useWebhookTexts();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Text size="sm" fw={600} id={id}>
        {title}
      </Text>
      {line !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
      )}
      {message && (
        <Code block mt={4} fz="xs" className={classes['message']} tabIndex={0} aria-labelledby={id}>
          {formatHeaders(message.headers)}
          {'\n\n'}
          {message.body === null || message.body === '' ? `(${t('answer.noBody')})` : formatBody(message.body)}
        </Code>
      )}
    </section>
  );
}

function RedeliverPart({ webhook, delivery }: { webhook: Webhook; delivery: DeliveryDetails }) {
  const { t } = useWebhookTexts();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useRedeliver(webhook.id);
  const guardPress = usePressGuard(isPending);
  const redeliver = () =>
    mutate(delivery.id, {
      onSuccess: ({ id }) => {
        notifications.show({ message: t(id === delivery.id ? 'log.sentNow' : 'log.sentAnew') });
        // A delivery that no longer waits stays as it is, and a new one is sent.
        const search = (known: ListSearch) => openDelivery(known, id);
        void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
      },
    });
  return (
    <Stack gap="xs">
      {error && <Alert color="red">{error.message}</Alert>}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<RotateCcw size={14} aria-hidden />}
          loading={isPending}
          onClick={() => guardPress(redeliver)}
        >
          {t(delivery.state === 'waiting' ? 'log.sendNow' : 'log.redeliver')}
        </Button>
      </Group>
    </Stack>
  );
}
