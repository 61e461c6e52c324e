import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { ContactLink } from '../../records/contacts/contact-link';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { compareCompany, compareContact } from './comparison.rules';
import { ComparisonTable } from './comparison-table';
import { DecisionButton } from '../../shared/keyboard/decision-button';
import type { Proposal, Registration } from './proposals.rules';

interface ProposalCardProps {
  registration: Registration;
  proposal: Proposal;
  /** Whether the key on the keyboard decides. */
  hasKey: boolean;
  isDisabled: boolean;
  onDecide: (proposal: Proposal) => void;
}

/** A candidate with the reasons for it, beside what the form says, and the button that decides for it. */
export function ProposalCard({ registration, proposal, hasKey, isDisabled, onDecide }: ProposalCardProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const label = useLabels();
  const { key, contact, candidate, company } = proposal;
  const record = contact ?? candidate;
  if (!record) return null;
  const rows = contact
    ? compareContact(registration, contact)
    : compareCompany(registration, candidate!, format.country);
  const leads = registration.candidateLeads.filter(({ companyId }) => companyId === company?.id);
  return (
    <Card withBorder p="sm" component="li" aria-label={record.name}>
      <Stack gap={8}>
        <Group gap="xs" justify="space-between" align="flex-start">
          <DecisionButton
            shortcut={hasKey ? key : null}
            text={useProposalText()(proposal)}
            disabled={isDisabled}
            variant="light"
            maw="100%"
            onClick={() => onDecide(proposal)}
          />
          <Text size="sm" c="dimmed">
            {t(findLikelihood(record.score), { score: format.percent(record.score) })}
          </Text>
        </Group>
        <Group gap={6}>
          <Text size="sm">{t('why')}</Text>
          {record.reasons.map((reason) => (
            <Badge key={reason} size="sm" variant="outline" color="gray">
              {label('duplicateReason', reason)}
            </Badge>
          ))}
        </Group>
        <ComparisonTable label={t('comparison.label', { name: record.name })} rows={rows} />
        <Group gap="md">
          {contact && <ContactLink contact={{ id: contact.id, fullName: contact.name }} isWrapped />}
          {company && <CompanyLink company={company} isWrapped />}
        </Group>
        {leads.length > 0 && (
          <Text size="sm">
            {t('openLeads')}{' '}
            {leads.map(({ id, reference, title, stage }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Anchor component={Link} to={`/leads/${reference}`} inherit underline="always">
                  {title}
                </Anchor>{' '}
                ({label('stage', stage)})
              </span>
            ))}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

/** The score from which on a candidate is likely, as the server decides about new contacts. */
const LIKELY = 0.7;

function findLikelihood(score: number): 'likelihood.certain' | 'likelihood.likely' | 'likelihood.possible' {
  if (score === 1) return 'likelihood.certain';
  return score >= LIKELY ? 'likelihood.likely' : 'likelihood.possible';
}

/** Returns a function that says what a decision does. */
export function useProposalText(): (proposal: Proposal) => string {
  const { t } = useTranslation('review');
  return ({ contact, company, isCompanyCreated }) => {
    if (contact) {
      return company
        ? t('decide.contactAt', { contact: contact.name, company: company.name })
        : t('decide.contact', { contact: contact.name });
    }
    if (company) return t('decide.newContactAt', { company: company.name });
    return t(isCompanyCreated ? 'decide.newContactAndCompany' : 'decide.newContact');
  };
}
