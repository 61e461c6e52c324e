import { Chip, Group, Input } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { RecordReference } from '../../search/record-reference.rules';
import { findAboutLead, NO_LEAD } from './about-lead.rules';
import { openLeadsQuery } from './open-leads.api';

interface AboutLeadFieldProps {
  /** The company or contact whose open leads are offered. */
  subject: RecordReference | null;
  /** The lead that the user has chosen; empty until then. */
  value: string;
  error: string | null;
  onChange: (leadId: string) => void;
}

/**
 * Offers the open leads of the company or contact, because an interaction or a mail keeps only its own lead from becoming
 * stale.
 */
export function AboutLeadField({ subject, value, error, onChange }: AboutLeadFieldProps) {
  const { t } = useTranslation('records');
  const label = useLabels();
  const id = useId();
  const { data: leads = [] } = useQuery(openLeadsQuery(subject));
  if (leads.length === 0) return null;
  const options = [
    ...leads.map((lead) => ({ id: lead.id, text: `${lead.title} (${label('stage', lead.stage)})` })),
    { id: NO_LEAD, text: t('aboutLead.none') },
  ];
  return (
    <Input.Wrapper label={t('aboutLead.label')} labelElement="div" labelProps={{ id }} error={error}>
      <Chip.Group value={findAboutLead(value, leads)} onChange={onChange}>
        <Group gap={6} mt={4} role="radiogroup" aria-labelledby={id}>
          {options.map((option) => (
            <Chip
              key={option.id}
              value={option.id}
              size="sm"
              variant="light"
              aria-invalid={error !== null || undefined}
              // A long title continues on the next line.
              styles={{
                label: { height: 'auto', minHeight: 'var(--chip-size)', whiteSpace: 'normal', lineHeight: 1.3 },
              }}
            >
              {option.text}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
