import { Chip, Group, Input } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormState } from '../../shared/forms/record-form';
import { useLabels } from '../../shared/labels/use-labels';
import { findAboutLead, type InteractionDraft, NO_LEAD } from './interaction-draft.rules';
import { openLeadsQuery } from './interactions.api';

/** Offers the open leads of the company or contact, because an interaction keeps only its own lead from becoming stale. */
export function AboutLeadField({ field, values }: FormState<InteractionDraft>) {
  const { t } = useTranslation('interactions');
  const label = useLabels();
  const id = useId();
  const { data: leads = [] } = useQuery(openLeadsQuery(values.subject));
  if (leads.length === 0) return null;
  const { error, onChange } = field('leadId');
  const options = [
    ...leads.map((lead) => ({ id: lead.id, text: `${lead.title} (${label('stage', lead.stage)})` })),
    { id: NO_LEAD, text: t('noLead') },
  ];
  return (
    <Input.Wrapper label={t('about')} labelElement="div" labelProps={{ id }} error={error}>
      <Chip.Group value={findAboutLead(values.leadId, leads)} onChange={onChange}>
        <Group gap={6} mt={4} role="radiogroup" aria-labelledby={id}>
          {options.map((option) => (
            <Chip
              key={option.id}
              value={option.id}
              size="sm"
              variant="light"
              aria-invalid={error !== null || undefined}
            >
              {option.text}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
