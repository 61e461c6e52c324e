import { Alert, Anchor, Badge, Group, Menu, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyName } from '../../records/companies/company-name';
import { getCompanyPath } from '../../records/companies/company-link';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { UserName } from '../../records/users/user-name';
import type { RecordView } from '../../shared/api/record.api';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { WebsiteLink } from '../../shared/layout/website-link';
import { RecordActions } from '../../shared/record-editor/record-actions';
import { ListTrail, RecordHead } from '../../shared/record-editor/record-head';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useCan } from '../../shared/session/use-session';

type CompanyView = RecordView<'companies'>;

/** The name of a company, the facts that identify it, and what can be done with it. */
export function CompanyHead() {
  const { t } = useTranslation('company');
  const { record: company } = useRecordEditor<CompanyView>();
  const format = useFormat();
  const { name, nativeName, city, country, archivedAt, mergedIntoId } = company;
  return (
    <RecordHead
      trail={<ListTrail to="/companies" text={t('words.companies')} />}
      title={name}
      subtitle={
        <>
          {nativeName && (
            <>
              <span lang="zh">{nativeName}</span>
              {' · '}
            </>
          )}
          <Text span inherit c="dimmed">
            {[city, format.country(country)].filter(Boolean).join(', ')}
          </Text>
        </>
      }
      actions={<Actions />}
      archived={archivedAt && !mergedIntoId ? t('archivedOn', { day: format.momentDay(archivedAt) }) : null}
    >
      <Facts company={company} />
      {mergedIntoId && (
        <Alert color="yellow" p="sm" title={t('merged.title')}>
          {t('merged.hint')}{' '}
          <Anchor component={Link} to={getCompanyPath(mergedIntoId)} inherit c="inherit" underline="always">
            <CompanyName id={mergedIntoId} />
          </Anchor>
        </Alert>
      )}
    </RecordHead>
  );
}

/** The actions on the company. Somebody who may not change it sees none. */
function Actions() {
  const { t } = useTranslation(['company', 'record-editor']);
  const { record, canEdit } = useRecordEditor<CompanyView>();
  const canLog = useCan('interactions:write');
  const { id, name } = record;
  const reference = { kind: 'company', id, title: name } as const;
  return (
    <RecordActions
      name={name}
      archive={{ title: t('archive.title'), text: t('archive.text', { name }) }}
      restore={{ title: t('restore.title'), text: t('restore.text', { name }), done: t('restore.done', { name }) }}
      items={
        canEdit && (
          <>
            {canLog && <Menu.Item onClick={() => openLogInteraction(reference)}>{t('record-editor:log')}</Menu.Item>}
            <Menu.Item component={Link} to={`/companies/${id}/merge`}>
              {t('merge')}
            </Menu.Item>
          </>
        )
      }
    >
      {canEdit && <NewLeadButton company={reference} />}
    </RecordActions>
  );
}

/** Kind, owner, website and tags in one line. */
function Facts({ company }: { company: CompanyView }) {
  const { t } = useTranslation(['company', 'record-editor']);
  const label = useLabels();
  const { kind, ownerId, website, tags } = company;
  return (
    <Group gap="xs" fz="sm">
      <Badge size="lg" variant="light">
        {label('companyKind', kind)}
      </Badge>
      {ownerId && (
        <Text size="sm">
          {t('record-editor:owner')} <UserName id={ownerId} />
        </Text>
      )}
      {website && <WebsiteLink href={website} />}
      {tags.map((tag) => (
        <Badge key={tag} size="lg" variant="default" tt="none" fw={500}>
          {tag}
        </Badge>
      ))}
    </Group>
  );
}
