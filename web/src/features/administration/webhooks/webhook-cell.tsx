import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PlainCell } from '../../../shared/tables/plain-cell';
import type { TableColumn } from '../../../shared/tables/record-table.constants';
import { TwoLines } from '../../../shared/tables/two-lines';
import type { WebhookTexts } from './use-webhook-texts';
import { getHost, getWebhookPath, WEBHOOK_LIST } from './webhook-list.rules';
import { WebhookStateBadge } from './webhook-state-badge';
import type { Webhook } from './webhooks.api';

// They fit on a screen of 1,280 px.
const WIDTHS = { name: 180, host: 165, eventTypes: 210, state: 180, lastAttempt: 205, deadCount: 116 };

export type WebhookColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = WEBHOOK_LIST.sorts;

/** The columns of the list of webhooks, with their widths. */
export const WEBHOOK_COLUMNS: readonly TableColumn<WebhookColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as WebhookColumn,
  width,
  isMain: name === 'name',
  isNumber: name === 'deadCount',
  canSort: SORTS.includes(name),
}));

interface WebhookCellProps {
  webhook: Webhook;
  column: WebhookColumn;
  texts: WebhookTexts;
  /** Whether its link can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function WebhookCell({ webhook, column, texts, isReachable }: WebhookCellProps) {
  switch (column) {
    case 'name':
      return <WebhookLink webhook={webhook} tabIndex={isReachable ? 0 : -1} />;
    case 'state':
      return (
        <TwoLines second={describeDisabled(webhook, texts)}>
          <Group gap={0} style={{ flexShrink: 0 }}>
            <WebhookStateBadge webhook={webhook} />
          </Group>
        </TwoLines>
      );
    case 'host':
      return <PlainCell text={getHost(webhook.url)} />;
    case 'eventTypes':
      return <PlainCell text={texts.describeTypes(webhook.eventTypes)} />;
    case 'lastAttempt':
      return <PlainCell text={describeLastAttempt(webhook, texts)} />;
    case 'deadCount':
      return (
        <Text size="sm" ta="end" fw={webhook.deadCount > 0 ? 600 : undefined}>
          {texts.format.count(webhook.deadCount)}
        </Text>
      );
  }
}

interface WebhookLinkProps {
  webhook: Webhook;
  tabIndex?: number;
  className?: string;
}

/** A link to the page of a webhook. */
export function WebhookLink({ webhook: { id, name }, tabIndex, className }: WebhookLinkProps) {
  const look = { size: 'sm', fw: 600, truncate: true, display: 'block', className } as const;
  return (
    <Anchor component={Link} to={getWebhookPath(id)} tabIndex={tabIndex} {...look}>
      {name}
    </Anchor>
  );
}

/** Says in a few words why a webhook is disabled; null if it is not. */
function describeDisabled({ disabledReason, archivedAt }: Webhook, { label }: WebhookTexts): string | null {
  return disabledReason === null || archivedAt !== null ? null : label('webhookDisabledReason', disabledReason);
}

function describeLastAttempt({ lastAttempt }: Webhook, { t, format, describeAnswer }: WebhookTexts): string {
  if (lastAttempt === null) return t('list.nothingSent');
  const { statusCode, at } = lastAttempt;
  return `${statusCode ?? describeAnswer(lastAttempt).replace(/\.$/, '')} · ${format.moment(at)}`;
}
