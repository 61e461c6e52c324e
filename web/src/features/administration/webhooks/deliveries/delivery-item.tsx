import { Anchor, Badge, Card, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Clock from 'lucide-react/icons/clock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { findRecordKind } from '../../../../records/audit/audit-values.rules';
import { getRecordPath } from '../../../../records/search/record-reference.rules';
import { lowerFirst } from '../../../../shared/format/format.rules';
import type { ListSearch } from '../../../../shared/tables/list-search.rules';
import { useWebhookTexts, type WebhookTexts } from '../use-webhook-texts';
import type { Webhook } from '../webhooks.api';
import type { Delivery } from './deliveries.api';
import { DeliveryPanel } from './delivery-panel';
import { openDelivery } from './delivery-list.rules';

const LOOKS = {
  waiting: { color: 'gray', icon: Clock },
  delivered: { color: 'green', icon: Check },
  dead: { color: 'red', icon: TriangleAlert },
  skipped: { color: 'orange', icon: CircleSlash },
} as const;

interface DeliveryItemProps {
  webhook: Webhook;
  delivery: Delivery;
  isOpen: boolean;
  /** Whether all deliveries are about the same record. */
  isRecordChosen: boolean;
}

/** A delivery in the log: its event, its state and the last answer. It opens in its place. */
export function DeliveryItem({ webhook, delivery, isOpen, isRecordChosen }: DeliveryItemProps) {
  const texts = useWebhookTexts();
  const { t, format, label, describeType } = texts;
  const { id, at, type, entityType, entityId, state } = delivery;
  const { color, icon: Icon } = LOOKS[state];
  const kind = findRecordKind(entityType);
  const record = lowerFirst(label('recordType', entityType));
  return (
    <Card withBorder p="sm" component="li" data-delivery={state}>
      <Group gap="xs">
        <Link
          to="/administration/webhooks/$webhookId"
          params={{ webhookId: webhook.id }}
          search={(known: ListSearch) => openDelivery(known, isOpen ? undefined : id)}
          resetScroll={false}
          aria-expanded={isOpen}
        >
          {describeType(type)}
        </Link>
        <Badge variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
          {label('webhookDeliveryState', state)}
        </Badge>
        <Text size="sm" c="dimmed">
          <time dateTime={at}>{format.moment(at)}</time>
        </Text>
      </Group>
      <Group gap="xs" justify="space-between">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {describeProgress(delivery, texts)}
        </Text>
        <Group gap="sm">
          {kind && (
            <Anchor component={Link} to={getRecordPath({ kind, id: entityId })} size="xs" underline="always">
              {t('log.openRecord', { record })}
            </Anchor>
          )}
          {!isRecordChosen && (
            <Anchor
              component={Link}
              to="/administration/webhooks/$webhookId"
              params={{ webhookId: webhook.id }}
              search={{ entityId }}
              resetScroll={false}
              size="xs"
              underline="always"
            >
              {t('log.onlyThis', { record })}
            </Anchor>
          )}
        </Group>
      </Group>
      {isOpen && <DeliveryPanel webhook={webhook} deliveryId={id} />}
    </Card>
  );
}

/** Says what has happened to a delivery so far: why it was not sent, or the last answer and when it is tried again. */
function describeProgress(delivery: Delivery, { t, format, label, describeAnswer }: WebhookTexts): string {
  const { state, reason, attempts, nextAttemptAt, redeliveryOf } = delivery;
  if (state === 'skipped' && reason !== null) return label('webhookSkipReason', reason);
  return [
    ...(redeliveryOf === null ? [] : [t('log.redelivery')]),
    attempts === 0 ? t('log.notSentYet') : t('log.attempts', { count: attempts }),
    ...(attempts === 0 ? [] : [describeAnswer(delivery)]),
    ...(state === 'waiting' && attempts > 0 && nextAttemptAt !== null
      ? [t('log.nextAttempt', { moment: format.moment(nextAttemptAt) })]
      : []),
  ].join(' · ');
}
