import { Checkbox, Group, Input, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { ConflictAlert } from '../../../shared/forms/conflict-alert';
import { type FormState, RecordForm } from '../../../shared/forms/record-form';
import { useFormConflict } from '../../../shared/forms/use-form-conflict';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import { ConsentsInput } from './consents-input';
import { FieldStatesInput } from './field-states-input';
import { FormSection } from './form-section';
import { buildPage, type PageDraft, type PageLanguage, toggleLanguage } from './page-draft.rules';
import { PageTextsInput } from './page-texts-input';
import { QuestionsInput } from './questions-input';
import type { RegistrationPage, useSavePage, useSwitchPage } from './registration-page.api';

interface PageFormProps {
  /** The page as it is now; null for a new one. */
  page: RegistrationPage | null;
  draft: FormDraft<PageDraft> | null;
  save: ReturnType<typeof useSavePage>;
  /** The request that opens or closes the page. Its refusal names fields of the form. */
  change: ReturnType<typeof useSwitchPage>;
  onClose?: () => void;
}

/** The names of the fields of the form. */
const FIELDS = [
  'slug',
  'languages',
  'texts',
  'privacyNotice',
  'fields',
  'questions',
  'consents',
  'doubleOptIn',
  'embedOrigins',
] as const satisfies readonly (keyof PageDraft)[];

/** Asks for the address, the texts and the form of a page, in its languages. */
export function PageForm({ page, draft, save, change, onClose }: PageFormProps) {
  const { t } = useTranslation('registration-page');
  const { isConflict, keep, take } = useFormConflict(draft, FIELDS, save);
  return (
    <RecordForm
      draft={draft}
      mutation={{ error: save.error ?? change.error, isPending: save.isPending }}
      required={['slug']}
      findMissing={({ languages }) => (languages.length === 0 ? { languages: t('languagesMissing') } : {})}
      label={t('form')}
      submitText={t(page ? 'save' : 'create')}
      onClose={onClose}
      isSubmitDisabled={({ isChanged }) => page !== null && (isConflict || !isChanged())}
      renderNotice={() =>
        page &&
        isConflict && (
          <ConflictAlert onKeep={keep} onTake={take}>
            <Text size="sm">{t('conflict')}</Text>
          </ConflictAlert>
        )
      }
      onSubmit={(values, finish) => {
        change.reset();
        save.mutate(buildPage(values), {
          onSuccess: () => {
            finish();
            notifications.show({ message: t(page ? 'saved' : 'created'), color: 'green' });
          },
        });
      }}
    >
      {(form) => (
        <>
          <AddressSection form={form} />
          <PageTextsInput form={form} />
          <FieldStatesInput form={form} />
          <QuestionsInput form={form} />
          <ConsentsInput form={form} />
          <FurtherSection form={form} />
        </>
      )}
    </RecordForm>
  );
}

/** The end of the address, and the languages. */
function AddressSection({ form: { field, values, change } }: { form: FormState<PageDraft> }) {
  const { t } = useTranslation('registration-page');
  const { error, description } = field('languages');
  const all = Object.keys(LANGUAGE_NAMES) as PageLanguage[];
  return (
    <FormSection title={t('address')}>
      <PlainInput {...field('slug', t('slugHint'))} kind="text" label={t('slug')} autoComplete="off" />
      <Input.Wrapper
        label={t('languages')}
        description={description ?? t('languagesHint', { language: LANGUAGE_NAMES[values.languages[0] ?? 'en'] })}
        error={error}
        labelElement="div"
      >
        <Group gap="md" mt={6} role="group" aria-label={t('languages')}>
          {all.map((language) => (
            <Checkbox
              key={language}
              label={LANGUAGE_NAMES[language]}
              lang={language}
              checked={values.languages.includes(language)}
              error={Boolean(error)}
              onChange={() => change({ languages: toggleLanguage(values.languages, language) })}
            />
          ))}
        </Group>
      </Input.Wrapper>
    </FormSection>
  );
}

/** Asks how people confirm their address, and on which websites the page may be shown. */
function FurtherSection({ form: { field, values, change } }: { form: FormState<PageDraft> }) {
  const { t } = useTranslation('registration-page');
  return (
    <FormSection title={t('further')}>
      <Switch
        label={t('doubleOptIn')}
        description={t('doubleOptInHint')}
        checked={values.doubleOptIn ?? true}
        onChange={({ currentTarget }) => change({ doubleOptIn: currentTarget.checked })}
      />
      <PlainInput
        {...field('embedOrigins', t('embedOriginsHint'))}
        kind="textarea"
        minRows={1}
        label={t('embedOrigins')}
        autoComplete="off"
      />
    </FormSection>
  );
}
