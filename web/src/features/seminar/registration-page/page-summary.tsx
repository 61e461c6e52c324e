import { Card, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import { PAGE_FIELDS } from './page-draft.rules';
import type { RegistrationPage } from './registration-page.api';

/** Shows the fields, questions and consents of the page to users who do not change it. */
export function PageSummary({ page }: { page: RegistrationPage }) {
  const { t } = useTranslation('registration-page');
  const label = useLabels();
  const { languages, texts, fields, questions, consents } = page;
  const [first] = languages;
  const asked = PAGE_FIELDS.filter((name) => fields[name] === 'optional' || fields[name] === 'required');
  return (
    <Card withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h5" lang={first}>
          {texts[first!]?.title}
        </Title>
        <Text size="sm">{languages.map((language) => LANGUAGE_NAMES[language]).join(', ')}</Text>
        <List size="sm" spacing={4}>
          {asked.map((name) => (
            <List.Item key={name}>
              {t(`field.${name}`)} ({t(`state.${fields[name]!}`)})
            </List.Item>
          ))}
          {questions.map((question) => (
            <List.Item key={question.id} lang={first}>
              {question.label[first!]}
            </List.Item>
          ))}
          {consents.map(({ purpose }) => (
            <List.Item key={purpose}>{label('consentPurpose', purpose)}</List.Item>
          ))}
        </List>
      </Stack>
    </Card>
  );
}
