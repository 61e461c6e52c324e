import { Card, Checkbox, SegmentedControl, SimpleGrid, Stack, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../../records/search/record-picker';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { buildResolution, type KnownPerson, listRequired, type MailDecisionValues } from './mail-decision.rules';
import type { MailResolution } from './mail-review.api';

interface MailDecisionFormProps {
  draft: FormDraft<MailDecisionValues>;
  known: readonly KnownPerson[];
  error: Error | null;
  isPending: boolean;
  onCorrect: () => void;
  onSubmit: (request: MailResolution) => void;
  onClose: () => void;
}

/** The fields of the request that the inputs stand for. */
const POINTERS = {
  fullName: '/createContact/fullName',
  email: '/createContact/email',
  contact: '/contactIds',
  lead: '/leadId',
  company: '/companyId',
};

/** Decides about a mail by hand: any contacts, lead and company of the CRM, or a new contact. */
export function MailDecisionForm({ known, onSubmit, onClose, error, isPending, ...props }: MailDecisionFormProps) {
  const { t } = useTranslation('review');
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.querySelector<HTMLElement>('input')?.focus(), []);
  return (
    <Card withBorder ref={card}>
      <Title order={3} size="h5" id="mail-form" mb="sm">
        {t('form.title')}
      </Title>
      <RecordForm
        {...props}
        mutation={{ error, isPending }}
        required={listRequired(props.draft.values)}
        pointers={POINTERS}
        labelledBy="mail-form"
        submitText={t('form.submit')}
        onClose={onClose}
        onSubmit={(values) => onSubmit(buildResolution(values))}
      >
        {({ field, values, change }) => (
          <>
            {known.length > 0 && (
              <Checkbox.Group
                label={t('mail.known')}
                value={[...values.knownIds]}
                onChange={(knownIds) => change({ knownIds })}
              >
                <Stack gap={4} mt={4}>
                  {known.map(({ id, name }) => (
                    <Checkbox key={id} value={id} label={name} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
            <SegmentedControl
              aria-label={t('words.person')}
              value={values.person}
              onChange={(person) => change({ person })}
              data={[
                { value: 'none', label: t('mail.nobodyElse') },
                { value: 'existing', label: t('form.existingContact') },
                { value: 'new', label: t('words.newContact') },
              ]}
            />
            {values.person === 'existing' && (
              <RecordPicker {...field('contact')} label={t('words.contact')} kinds={['contact']} />
            )}
            {values.person === 'new' && (
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <PlainInput {...field('fullName')} kind="text" label={t('words.fullName')} />
                <PlainInput {...field('email')} kind="text" label={t('words.email')} />
              </SimpleGrid>
            )}
            <RecordPicker {...field('lead')} label={t('words.lead')} kinds={['lead']} />
            <RecordPicker {...field('company', t('mail.companyHint'))} label={t('words.company')} kinds={['company']} />
          </>
        )}
      </RecordForm>
    </Card>
  );
}
