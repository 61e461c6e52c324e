import { Fieldset, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import type { FormState } from '../../../shared/forms/record-form';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import { FormSection } from './form-section';
import type { PageDraft, PageLanguage, TextDraft } from './page-draft.rules';
import { useRowErrors } from './use-row-errors';

/** Asks for the texts of the page in each of its languages, with the privacy notice. */
export function PageTextsInput({ form }: { form: FormState<PageDraft> }) {
  const { t } = useTranslation('registration-page');
  return (
    <FormSection title={t('texts')} hint={form.describeTheirs('texts') ?? t('textsHint')}>
      {form.values.languages.map((language) => (
        <LanguageTexts key={language} form={form} language={language} />
      ))}
    </FormSection>
  );
}

function LanguageTexts({ form, language }: { form: FormState<PageDraft>; language: PageLanguage }) {
  const { t } = useTranslation('registration-page');
  const { values, change } = form;
  const findError = useRowErrors(form);
  const text = values.texts[language];
  const set = (part: Partial<TextDraft>) => change({ texts: { ...values.texts, [language]: { ...text, ...part } } });
  const build = (name: keyof TextDraft) => ({
    label: t(`text.${name}`),
    value: text[name],
    lang: language,
    error: findError('texts', `/${language}/${name}`),
    onChange: (entered: string) => set({ [name]: entered }),
  });
  return (
    <Fieldset legend={LANGUAGE_NAMES[language]} lang={language}>
      <Stack gap="sm" lang="">
        <PlainInput
          {...build('title')}
          kind="text"
          required
          error={findError('texts', `/${language}/title`) ?? findError('texts', `/${language}`)}
        />
        <PlainInput {...build('intro')} kind="textarea" />
        <PlainInput {...build('practical')} kind="textarea" minRows={2} />
        <PlainInput {...build('thanks')} kind="textarea" minRows={2} />
        <PlainInput
          kind="textarea"
          label={t('text.privacyNotice')}
          description={t('text.privacyNoticeHint')}
          lang={language}
          value={values.privacyNotice[language]}
          error={findError('privacyNotice', `/${language}`)}
          onChange={(entered) => change({ privacyNotice: { ...values.privacyNotice, [language]: entered } })}
        />
      </Stack>
    </Fieldset>
  );
}
