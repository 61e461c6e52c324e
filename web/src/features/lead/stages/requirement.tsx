import { Anchor, Group, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import { useTranslation } from 'react-i18next';
import type { Gate } from '../../../records/leads/lead.api';
import { VerificationButtons } from '../../../records/leads/verification/verification-buttons';
import { useLabels } from '../../../shared/labels/use-labels';
import { isLeadField } from '../../../records/leads/lead-fields.rules';
import { useLeadFieldLabel } from '../fields/use-lead-field-label';
import type en from '../i18n/en';
import { useLeadEditor } from '../use-lead-editor';
import type { ChecklistItem } from './stage-checklist.rules';

type RequirementText = keyof (typeof en)['requirements'];

interface RequirementProps {
  item: ChecklistItem;
  gate: Gate | undefined;
  /** Is called when the user goes to where it can be completed. */
  onFollow?: () => void;
}

/** One requirement of a stage. A missing one leads to its field. */
export function Requirement({ item, gate, onFollow }: RequirementProps) {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const getFieldName = useLeadFieldLabel();
  const label = useLabels();
  const text = isLeadField(item.text) ? getFieldName(item.text) : t(`requirements.${item.text as RequirementText}`);
  const verifiers = item.field === 'mover' ? (gate?.verifiers ?? []).map(({ name }) => name) : [];
  return (
    <Group component="li" gap={8} wrap="nowrap" align="flex-start">
      <Text span c={item.isMet ? 'green' : 'dimmed'} lh={1} mt={3}>
        {item.isMet ? <Check size={14} aria-hidden /> : <Circle size={14} aria-hidden />}
        <VisuallyHidden>{item.isMet ? t('met') : t('missing')}</VisuallyHidden>
      </Text>
      <div>
        {item.target && canEdit && !item.isMet ? (
          <Anchor
            size="sm"
            onClick={onFollow}
            renderRoot={(props) => (
              <Link
                {...props}
                to="/leads/$leadId"
                params={{ leadId: lead.id }}
                search={{ ...item.target }}
                resetScroll={false}
              />
            )}
          >
            {text}
          </Anchor>
        ) : (
          <Text size="sm" c={item.isMet ? 'dimmed' : undefined}>
            {text}
          </Text>
        )}
        {item.field === 'evidence' && lead.evidence.length > 0 && (
          <Text size="xs" c="dimmed">
            {[...new Set(lead.evidence.map(({ kind }) => label('evidenceKind', kind)))].join(', ')}
          </Text>
        )}
        {verifiers.length > 0 && !item.isMet && (
          <Text size="xs" c="dimmed">
            {t('verifiers', { names: verifiers.join(', ') })}
          </Text>
        )}
        {item.field === 'mover' && !item.isMet && lead.status === 'open' && lead.archivedAt === null && (
          <Group gap="xs" mt={4}>
            <VerificationButtons lead={lead} canEdit={canEdit} size="compact-sm" variant="default" />
          </Group>
        )}
      </div>
    </Group>
  );
}
