import { Anchor, Badge, Card, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
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
import classes from '../webhooks.module.css';
import type { Delivery } from './deliveries.api';
import { DeliveryPanel } from './delivery-panel';
import { openDelivery } from './delivery-list.rules';

const LOOKS = {
  waiting: { color: 'gray', icon: Clock },
  delivered: { color: 'green', icon: Check },
  dead: { color: 'red', icon: TriangleAlert },
  skipped: { color: 'orange', icon: CircleSlash },
} as const;

/** The page on which the log is. */
const PAGE = { from: '/administration/webhooks/$webhookId', to: '.' } as const;

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
        <Anchor
          aria-expanded={isOpen}
          fw={600}
          className={classes['toggle']}
          renderRoot={(props) => (
            <Link
              {...props}
              {...PAGE}
              search={(known: ListSearch) => openDelivery(known, isOpen ? undefined : id)}
              resetScroll={false}
            />
          )}
        >
          {isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
          {describeType(type)}
        </Anchor>
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
            <Anchor
              component={Link}
              to={getRecordPath({ kind, id: entityId })}
              size="xs"
              underline="always"
              className={classes['touched']}
            >
              {t('log.openRecord', { record })}
            </Anchor>
          )}
          {!isRecordChosen && (
            <Anchor
              size="xs"
              underline="always"
              className={classes['touched']}
              renderRoot={(props) => <Link {...props} {...PAGE} search={{ entityId }} resetScroll={false} />}
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
  const isTriedAgain = state === 'waiting' && attempts > 0 && nextAttemptAt !== null;
  return [
    state === 'skipped' && reason !== null && label('webhookSkipReason', reason),
    redeliveryOf !== null && t('log.redelivery'),
    state === 'waiting' && attempts === 0 && t('log.notSentYet'),
    attempts > 0 && t('log.attempts', { count: attempts }),
    // Reasons are sentences; here they are parts of one.
    attempts > 0 && describeAnswer(delivery).replace(/\.$/, ''),
    isTriedAgain && t('log.nextAttempt', { moment: format.moment(nextAttemptAt) }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
