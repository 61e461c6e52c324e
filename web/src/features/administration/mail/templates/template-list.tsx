import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import classes from '../mail.module.css';
import { type MailTemplate, mailTemplatesQuery } from './mail-templates.api';

/** The mails that the application writes, each with its languages and whether its text was changed. */
export function TemplateList() {
  const { t } = useTranslation('mail');
  const label = useLabels();
  const { data, error, refetch } = useQuery(mailTemplatesQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Card withBorder component="section" aria-labelledby="mail-templates">
      <Title order={3} size="h5" id="mail-templates">
        {t('templates.title')}
      </Title>
      <Text size="sm" mb="xs">
        {t('templates.hint')}
      </Text>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }} aria-labelledby="mail-templates">
        {[...Map.groupBy(data.items, ({ key }) => key)].map(([key, templates]) => (
          <Group key={key} component="li" justify="space-between" gap="xs" className={classes['row']}>
            <Text size="sm" fw={600}>
              {label('mailTemplate', key)}
            </Text>
            <Group gap="md">
              {templates.map((template) => (
                <LanguageLink key={template.language} template={template} />
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function LanguageLink({ template: { key, language, isChanged } }: { template: MailTemplate }) {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const label = useLabels();
  return (
    <Group gap={4} wrap="nowrap">
      <Anchor
        component={Link}
        to={`/administration/mail/${key}/${language}`}
        size="sm"
        className={classes['link']}
        aria-label={`${label('mailTemplate', key)}: ${format.language(language)}`}
      >
        {format.language(language)}
      </Anchor>
      {isChanged && (
        <Badge size="sm" variant="light">
          {t('templates.changed')}
        </Badge>
      )}
    </Group>
  );
}
