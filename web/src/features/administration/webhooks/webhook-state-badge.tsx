import { Badge } from '@mantine/core';
import Archive from 'lucide-react/icons/archive';
import CirclePause from 'lucide-react/icons/circle-pause';
import CirclePlay from 'lucide-react/icons/circle-play';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Webhook } from './webhooks.api';

const LOOKS = {
  active: { color: 'green', icon: CirclePlay },
  paused: { color: 'gray', icon: CirclePause },
  disabled: { color: 'red', icon: TriangleAlert },
} as const;

/** Whether a webhook sends, by word, icon and colour. */
export function WebhookStateBadge({ webhook }: { webhook: Pick<Webhook, 'state' | 'archivedAt'> }) {
  const { t } = useTranslation('webhooks');
  const label = useLabels();
  if (webhook.archivedAt !== null) {
    return (
      <Badge size="sm" variant="outline" color="gray" leftSection={<Archive size={12} aria-hidden />}>
        {t('words.archived')}
      </Badge>
    );
  }
  const { color, icon: Icon } = LOOKS[webhook.state];
  return (
    <Badge size="sm" variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
      {label('webhookState', webhook.state)}
    </Badge>
  );
}
