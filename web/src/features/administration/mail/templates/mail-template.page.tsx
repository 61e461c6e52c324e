import { SimpleGrid, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { TabList } from '../../../../shared/layout/tab-list';
import { ListTrail } from '../../../../shared/record-editor/record-head';
import { useCan } from '../../../../shared/session/use-session';
import { type MailTemplate, mailTemplateQuery, mailTemplatesQuery, type TemplatePath } from './mail-templates.api';
import { TemplateForm } from './template-form';
import { TemplatePreview } from './template-preview';
import { TemplateTextView } from './template-text-view';

const route = getRouteApi('/user/administration/mail/$templateKey/$language');

/** The text of a template in one language, with what the mail looks like. */
export function MailTemplatePage() {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const label = useLabels();
  const { templateKey, language } = route.useParams();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(mailTemplatesQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const templates = data.items.filter(({ key }) => key === templateKey);
  const open = templates.find((one) => one.language === language);
  if (!open) return <EmptyState title={t('templates.unknown')} hint={t('templates.unknownHint')} />;
  return (
    <Stack mt="md" gap="xs">
      <ListTrail to="/administration/mail" text={t('title')}>
        <span>{t('templates.title')}</span>
      </ListTrail>
      <Title order={2} size="h4">
        {label('mailTemplate', templateKey)}
      </Title>
      <Tabs
        value={language}
        keepMounted={false}
        onChange={(next) => void navigate({ params: { templateKey, language: next ?? language } })}
      >
        <TabList
          label={t('templates.languages')}
          active={language}
          tabs={templates.map((one) => ({ value: one.language, text: format.language(one.language) }))}
        />
        <Tabs.Panel value={language}>
          <LoadedEditor key={`${templateKey} ${language}`} path={open} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function LoadedEditor({ path }: { path: TemplatePath }) {
  const { data, error, refetch } = useQuery(mailTemplateQuery(path));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return data ? <TemplateEditor template={data} /> : <LoadingState />;
}

/** The text beside the mail that it makes. Users who may not change the text see it. */
function TemplateEditor({ template }: { template: MailTemplate }) {
  const canWrite = useCan('mail_templates:write');
  const { subject, body } = template;
  const [text, setText] = useState({ subject, body });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      {canWrite ? <TemplateForm template={template} onChange={setText} /> : <TemplateTextView template={template} />}
      <TemplatePreview template={template} text={canWrite ? text : { subject, body }} />
    </SimpleGrid>
  );
}
