import { Alert, Anchor, Badge, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import ExternalLink from 'lucide-react/icons/external-link';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../shared/fields/copy-field';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import type { SeminarView } from '../seminar.api';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import { buildEmbedding } from './page-draft.rules';
import { PageQrCode } from './page-qr-code';
import { buildPreviewPath, type RegistrationPage, type useSwitchPage } from './registration-page.api';

interface PageStateCardProps {
  page: RegistrationPage;
  canEdit: boolean;
  /** Whether the seminar still takes registrations, so that the page can be opened. */
  isPossible: boolean;
  /** Whether the form has changes that are not saved. */
  isChanged: boolean;
  change: ReturnType<typeof useSwitchPage>;
  onSwitch: (isEnabled: boolean) => void;
}

/** Whether people can register on the page, where it is, and what to look at before it is opened. */
export function PageStateCard({ page, canEdit, isPossible, isChanged, change, onSwitch }: PageStateCardProps) {
  const { t } = useTranslation('registration-page');
  const { enabled, url } = page;
  return (
    <Card withBorder p="md" component="section" aria-labelledby="registration-page-state">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5" id="registration-page-state">
            {t('state.title')}
          </Title>
          <Badge variant="light" color={enabled ? 'limburg' : 'gray'} role="status">
            {t(enabled ? 'state.enabled' : 'state.disabled')}
          </Badge>
        </Group>
        {canEdit && (enabled || isPossible) && (
          <Stack gap="xs" align="flex-start">
            <Button
              variant={enabled ? 'default' : 'filled'}
              loading={change.isPending}
              disabled={!enabled && isChanged}
              onClick={() => onSwitch(!enabled)}
            >
              {t(enabled ? 'disable' : 'enable')}
            </Button>
            {!enabled && isChanged && (
              <Text size="sm" c="dimmed">
                {t('saveFirst')}
              </Text>
            )}
            <div role="alert">
              {change.error && (
                <Alert color="red" title={t('notSwitched')}>
                  {change.error.message}
                </Alert>
              )}
            </div>
          </Stack>
        )}
        <Warnings page={page} />
        <Previews page={page} />
        <CopyField label={t('link')} description={t(enabled ? 'linkHint' : 'linkHintDisabled')} value={url} />
        <PageQrCode url={url} name={page.slug} />
        <Embedding page={page} />
      </Stack>
    </Card>
  );
}

/** Lists the points that need attention before the page is opened. */
function Warnings({ page: { warnings } }: { page: RegistrationPage }) {
  const { t } = useTranslation('registration-page');
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" title={t('warnings')}>
      <List size="sm" spacing={4}>
        {warnings.map(({ code }) => (
          <List.Item key={code}>{t(`warning.${code}`)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Previews({ page }: { page: RegistrationPage }) {
  const { t } = useTranslation('registration-page');
  const { record: seminar } = useRecordEditor<SeminarView>();
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('preview')}
      </Text>
      <Group gap="md">
        {page.languages.map((language) => (
          <Anchor
            key={language}
            size="sm"
            underline="always"
            href={buildPreviewPath(seminar.id, language)}
            target="_blank"
            rel="noopener"
            aria-label={t('previewIn', { language: LANGUAGE_NAMES[language] })}
          >
            <span lang={language}>{LANGUAGE_NAMES[language]}</span> <ExternalLink size={12} aria-hidden />
          </Anchor>
        ))}
      </Group>
    </div>
  );
}

/** The html with which the agency's own site shows the page. */
function Embedding({ page: { url, languages, texts, slug, embedOrigins } }: { page: RegistrationPage }) {
  const { t } = useTranslation('registration-page');
  const [language] = languages;
  const html = buildEmbedding(url, language!, texts[language!]?.title ?? slug);
  return (
    <CopyField
      label={t('embedding')}
      description={
        embedOrigins.length > 0 ? t('embeddingHint', { origins: embedOrigins.join(', ') }) : t('embeddingNowhere')
      }
      value={html}
    />
  );
}
