import { Button, Card, SegmentedControl, SimpleGrid, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../records/countries/country-select';
import { DuplicateWarning } from '../../records/duplicate-warning';
import { RecordPicker } from '../../records/search/record-picker';
import { ProblemError } from '../../shared/api/api.errors';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import type { FormDraft } from '../../shared/forms/use-form-draft';
import { buildResolution, type DecisionValues, listRequired, type Permissions } from './decision-values.rules';
import type { Resolution } from './proposals.rules';

interface DecisionFormProps {
  draft: FormDraft<DecisionValues>;
  error: Error | null;
  isPending: boolean;
  /** Whether the user has opened it, so that its first field gets the focus. */
  isFocused: boolean;
  /** Is called when the values are no longer those that the server refused. */
  onCorrect: () => void;
  onSubmit: (request: Resolution, text: string) => void;
  onClose: () => void;
}

/** The fields of the request that the inputs stand for. */
const POINTERS = {
  fullName: '/createContact/fullName',
  nativeName: '/createContact/nativeName',
  jobTitle: '/createContact/jobTitle',
  email: '/createContact/email',
  phone: '/createContact/phone',
  companyName: '/createCompany/name',
  companyNativeName: '/createCompany/nativeName',
  city: '/createCompany/city',
  country: '/createCompany/country',
  contact: '/contactId',
  chosenCompany: '/companyId',
};

/** Decides by hand: any contact and company of the CRM, or new ones with values that the user has checked. */
export function DecisionForm(props: DecisionFormProps) {
  const { draft, error, isPending, isFocused, onCorrect, onSubmit, onClose } = props;
  const { t } = useTranslation(['review', 'records']);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocused) card.current?.querySelector<HTMLElement>('input:not([type="radio"])')?.focus();
  }, [isFocused]);
  const code = error instanceof ProblemError ? error.problem.code : null;
  const isCompanyDoubtful = code === 'company.possible_duplicate';
  const submit = (values: DecisionValues, permissions: Permissions = {}) =>
    onSubmit(buildResolution(values, permissions), t('decide.byHand'));
  return (
    <Card withBorder ref={card}>
      <Title order={3} size="h5" id="review-form" mb="sm">
        {t('form.title')}
      </Title>
      <RecordForm
        draft={draft}
        mutation={{ error, isPending }}
        required={listRequired(draft.values)}
        pointers={POINTERS}
        labelledBy="review-form"
        submitText={t('form.submit')}
        onClose={onClose}
        onCorrect={onCorrect}
        onSubmit={(values) => submit(values)}
        renderNotice={({ candidates, change }) =>
          candidates.length > 0 && (
            <DuplicateWarning
              title={t(isCompanyDoubtful ? 'records:company.duplicate' : 'records:contact.duplicate')}
              hint={t(isCompanyDoubtful ? 'records:company.duplicateHint' : 'form.sharedEmailHint')}
              candidates={candidates}
              onUse={({ id }, title) =>
                change(
                  isCompanyDoubtful
                    ? { company: 'existing', chosenCompany: { kind: 'company', id, title } }
                    : { person: 'existing', contact: { kind: 'contact', id, title } },
                )
              }
            />
          )
        }
        renderSubmit={({ candidates, values }) =>
          isCompanyDoubtful && candidates.length > 0 ? (
            <Button color="yellow" loading={isPending} onClick={() => submit(values, { allowDuplicate: true })}>
              {t('records:company.createAnyway')}
            </Button>
          ) : (
            code === 'contact.duplicate_email' && (
              <>
                <Button color="yellow" loading={isPending} onClick={() => submit(values, { omitTakenEmail: true })}>
                  {t('form.createWithoutEmail')}
                </Button>
                <Button type="submit" loading={isPending}>
                  {t('form.submit')}
                </Button>
              </>
            )
          )
        }
      >
        {({ field, values, change }) => (
          <>
            <SegmentedControl
              aria-label={t('words.person')}
              value={values.person}
              onChange={(person) => change({ person })}
              data={[
                { value: 'existing', label: t('form.existingContact') },
                { value: 'new', label: t('words.newContact') },
              ]}
            />
            {values.person === 'existing' ? (
              <RecordPicker {...field('contact')} label={t('words.contact')} kinds={['contact']} isFocusedFirst />
            ) : (
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <PlainInput {...field('fullName')} kind="text" label={t('words.fullName')} />
                <PlainInput {...field('nativeName')} kind="text" label={t('words.nativeName')} />
                <PlainInput {...field('email')} kind="text" label={t('words.email')} />
                <PlainInput {...field('phone')} kind="text" label={t('words.phone')} />
                <PlainInput {...field('jobTitle')} kind="text" label={t('words.jobTitle')} />
              </SimpleGrid>
            )}
            <SegmentedControl
              aria-label={t('words.company')}
              value={values.company}
              onChange={(company) => change({ company })}
              data={[
                { value: 'existing', label: t('form.existingCompany') },
                { value: 'new', label: t('words.newCompany') },
                { value: 'none', label: t(values.person === 'existing' ? 'form.employer' : 'form.noCompany') },
              ]}
            />
            {values.company === 'existing' && (
              <RecordPicker {...field('chosenCompany')} label={t('words.company')} kinds={['company']} />
            )}
            {values.company === 'new' && (
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <PlainInput {...field('companyName')} kind="text" label={t('records:company.name')} />
                <PlainInput {...field('companyNativeName')} kind="text" label={t('words.nativeName')} />
                <CountrySelect {...field('country')} label={t('words.country')} />
                <PlainInput {...field('city')} kind="text" label={t('words.city')} />
              </SimpleGrid>
            )}
          </>
        )}
      </RecordForm>
    </Card>
  );
}
