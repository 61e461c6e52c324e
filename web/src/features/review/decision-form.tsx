import { Alert, Button, Card, Group, SegmentedControl, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../records/countries/country-select';
import { DuplicateWarning } from '../../records/duplicate-warning';
import { RecordPicker } from '../../records/search/record-picker';
import { ProblemError } from '../../shared/api/api.errors';
import { RestoredNotice } from '../../shared/forms/restored-notice';
import type { Draft } from '../../shared/drafts/use-draft';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import { buildResolution, type DecisionValues, listMissing } from './decision-values.rules';
import type { Resolution } from './proposals.rules';

interface DecisionFormProps {
  draft: Draft<DecisionValues>;
  error: Error | null;
  isPending: boolean;
  /** Whether the user has opened it, so that its first field gets the focus. */
  isFocused: boolean;
  /** Is called when the values are no longer those that the server refused. */
  onChange: () => void;
  onSubmit: (request: Resolution, text: string) => void;
  onClose: () => void;
}

type TextName = Exclude<keyof DecisionValues, 'person' | 'contact' | 'company' | 'chosenCompany' | 'country'>;

/** The fields of the request that the inputs stand for. */
const POINTERS: Record<TextName | 'country' | 'contact' | 'chosenCompany', string> = {
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
export function DecisionForm({ draft, error, isPending, isFocused, onChange, onSubmit, onClose }: DecisionFormProps) {
  const { t } = useTranslation(['review', 'records', 'shared']);
  const { value: values } = draft;
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error ?? attempts);
  useEffect(() => {
    if (isFocused) form.current?.querySelector<HTMLElement>('input:not([type="radio"])')?.focus();
  }, [isFocused]);
  const problem = error instanceof ProblemError ? error : null;
  const candidates = problem?.problem.candidates ?? [];
  const isCompanyDoubtful = problem?.problem.code === 'company.possible_duplicate';
  const isEmailTaken = problem?.problem.code === 'contact.duplicate_email';
  const missing = attempts > 0 ? listMissing(values) : [];
  const findError = (name: keyof typeof POINTERS) => {
    if (missing.some((one) => one === name)) return t('records:required');
    return problem?.findFieldDetail(POINTERS[name]) ?? null;
  };
  const isShownAtField = (Object.keys(POINTERS) as (keyof typeof POINTERS)[]).some((name) => findError(name) !== null);
  const change = (changes: Partial<DecisionValues>) => {
    onChange();
    draft.change(changes);
  };
  const submit = (permissions: { allowDuplicate?: boolean; omitTakenEmail?: boolean } = {}) => {
    setAttempts(attempts + 1);
    if (listMissing(values).length > 0) return;
    onSubmit(buildResolution(values, permissions), t('decide.byHand'));
  };
  const renderText = (name: TextName, label: string) => (
    <TextInput
      label={label}
      value={values[name]}
      error={findError(name)}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
  return (
    <Card
      withBorder
      component="form"
      ref={form}
      noValidate
      aria-labelledby="review-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h5" id="review-form">
          {t('form.title')}
        </Title>
        {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
        {candidates.length > 0 ? (
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
        ) : (
          <div role="alert">{error && !isShownAtField && <Alert color="red">{error.message}</Alert>}</div>
        )}
        <SegmentedControl
          aria-label={t('form.person')}
          value={values.person}
          onChange={(person) => change({ person })}
          data={[
            { value: 'existing', label: t('form.existingContact') },
            { value: 'new', label: t('form.newContact') },
          ]}
        />
        {values.person === 'existing' ? (
          <RecordPicker
            label={t('form.contact')}
            kinds={['contact']}
            value={values.contact}
            error={findError('contact')}
            isFocusedFirst
            onChange={(contact) => change({ contact })}
          />
        ) : (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {renderText('fullName', t('records:contact.name'))}
            {renderText('nativeName', t('records:contact.nativeName'))}
            {renderText('email', t('records:contact.email'))}
            {renderText('phone', t('records:contact.phone'))}
            {renderText('jobTitle', t('records:contact.jobTitle'))}
          </SimpleGrid>
        )}
        <SegmentedControl
          aria-label={t('form.company')}
          value={values.company}
          onChange={(company) => change({ company })}
          data={[
            { value: 'existing', label: t('form.existingCompany') },
            { value: 'new', label: t('form.newCompany') },
            { value: 'none', label: t(values.person === 'existing' ? 'form.employer' : 'form.noCompany') },
          ]}
        />
        {values.company === 'existing' && (
          <RecordPicker
            label={t('records:contact.company')}
            kinds={['company']}
            value={values.chosenCompany}
            error={findError('chosenCompany')}
            onChange={(chosenCompany) => change({ chosenCompany })}
          />
        )}
        {values.company === 'new' && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {renderText('companyName', t('records:company.name'))}
            {renderText('companyNativeName', t('records:company.nativeName'))}
            <CountrySelect
              label={t('records:company.country')}
              value={values.country || null}
              error={findError('country')}
              onChange={(country) => change({ country: country ?? '' })}
            />
            {renderText('city', t('records:company.city'))}
          </SimpleGrid>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          {isEmailTaken && (
            <Button color="yellow" loading={isPending} onClick={() => submit({ omitTakenEmail: true })}>
              {t('form.createWithoutEmail')}
            </Button>
          )}
          {isCompanyDoubtful && candidates.length > 0 ? (
            <Button color="yellow" loading={isPending} onClick={() => submit({ allowDuplicate: true })}>
              {t('records:company.createAnyway')}
            </Button>
          ) : (
            <Button type="submit" loading={isPending}>
              {t('form.submit')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
