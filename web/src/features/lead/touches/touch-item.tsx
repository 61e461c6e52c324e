import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../../records/agreements/agreement-link';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { useLeadEditor } from '../use-lead-editor';

type Touch = components['schemas']['LeadTouchView'];

interface TouchItemProps {
  touch: Touch;
  onEdit: () => void;
  onRemove: () => void;
}

/** One touch. Touches that follow from another record are changed there. */
export function TouchItem({ touch, onEdit, onRemove }: TouchItemProps) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const label = useLabels();
  const { canEdit } = useLeadEditor();
  const { activityTitle, agreementId, agreementTitle, channel, occurredOn, role, origin, note } = touch;
  const name = activityTitle ?? agreementTitle ?? (channel ? label('channel', channel) : '');
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Badge variant="dot" color={role === 'source' ? 'green' : 'gray'} miw={96}>
        {label('touchRole', role)}
      </Badge>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm">
          {agreementId && agreementTitle ? (
            <AgreementLink agreement={{ id: agreementId, title: agreementTitle }} isWrapped fw={400} />
          ) : (
            name
          )}
        </Text>
        {note && (
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {note}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {format.day(occurredOn)} · {label('touchOrigin', origin)}
        </Text>
      </div>
      {canEdit && origin === 'hand' && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" aria-label={t('touches.edit', { name })} onClick={onEdit}>
            <Pencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t('words.removeNamed', { name })} onClick={onRemove}>
            <Trash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
