import { Alert, Anchor, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { WriteMailButton } from '../../records/mails/write-mail-button';
import type { RecordView } from '../../shared/api/record.api';
import { useFormat } from '../../shared/format/use-format';
import { RecordActions } from '../../shared/record-editor/record-actions';
import { ListTrail, RecordHead } from '../../shared/record-editor/record-head';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useCan } from '../../shared/session/use-session';
import { ContactMailStatus, MarketingReason } from './contact-mail-status';
import { ReachLinks } from './details/contact-field-value';

/** The name of a contact, how to reach the person, and what can be done. */
export function ContactHead() {
  const { t } = useTranslation('contact');
  const { record: contact } = useRecordEditor<RecordView<'contacts'>>();
  const format = useFormat();
  const { fullName, nativeName, jobTitle, companyId, companyName, languages, tags, mayBeMailed } = contact;
  const { archivedAt, mergedIntoId, keepUntil } = contact;
  const moment = archivedAt && format.moment(archivedAt);
  return (
    <RecordHead
      trail={
        <ListTrail to="/contacts" text={t('words.contacts')}>
          <span style={{ overflowWrap: 'anywhere' }}>{fullName}</span>
        </ListTrail>
      }
      title={
        <>
          {fullName}
          {nativeName && nativeName !== fullName && (
            <Text span inherit fw={400} c="dimmed" lang="zh">
              {' '}
              {nativeName}
            </Text>
          )}
        </>
      }
      subtitle={
        <>
          {jobTitle}
          {jobTitle && companyId && ' · '}
          {companyId && (
            <Anchor component={Link} to={`/companies/${companyId}`} inherit>
              {companyName}
            </Anchor>
          )}
        </>
      }
      actions={<Actions />}
      archived={moment && !mergedIntoId ? t('archive.since', { moment }) : null}
    >
      <Group gap="xs">
        <ReachLinks contact={contact} />
        {archivedAt === null && <ContactMailStatus id={contact.id} />}
      </Group>
      <Group gap="xs" fz="sm">
        {languages.length > 0 && <Text size="sm">{languages.map(format.language).join(', ')}</Text>}
        <Badge variant="dot" color={mayBeMailed ? 'green' : 'gray'}>
          {t(mayBeMailed ? 'mayBeMailed' : 'mayNotBeMailed')}
        </Badge>
        {!mayBeMailed && archivedAt === null && <MarketingReason id={contact.id} />}
        {keepUntil !== null && (
          <Badge variant="light" color="blue" tt="none">
            {t('keptUntil', { day: format.day(keepUntil) })}
          </Badge>
        )}
        {tags.map((tag) => (
          <Badge key={tag} variant="light" color="gray">
            {tag}
          </Badge>
        ))}
      </Group>
      {moment && mergedIntoId && (
        <Alert color="gray" p="sm">
          {t('archive.merged', { moment })}{' '}
          <Anchor component={Link} to={`/contacts/${mergedIntoId}`} inherit underline="always">
            {t('archive.openMerged')}
          </Anchor>
        </Alert>
      )}
    </RecordHead>
  );
}

/** The actions on the contact. Users see only those that they may take. */
function Actions() {
  const { t } = useTranslation('contact');
  const { record, canEdit } = useRecordEditor<RecordView<'contacts'>>();
  const canLog = useCan('interactions:write');
  const canSeeData = useCan('privacy:read');
  const canErase = useCan('privacy:erase');
  const { id, fullName: name } = record;
  return (
    <RecordActions
      name={name}
      size="sm"
      archive={{ title: t('archive.title'), text: t('archive.text', { name }) }}
      items={
        (canEdit || canSeeData) && (
          <>
            {canEdit && (
              <Menu.Item component={Link} to={`/contacts/${id}/merge`}>
                {t('merge')}
              </Menu.Item>
            )}
            {canSeeData && (
              <Menu.Item component={Link} to="/administration/privacy/people" search={{ q: id } as never}>
                {t('personalData')}
              </Menu.Item>
            )}
            {canErase && (
              <Menu.Item component={Link} to={`/administration/privacy/erase/${id}`}>
                {t('erase')}
              </Menu.Item>
            )}
          </>
        )
      }
    >
      <WriteMailButton subject={{ kind: 'contact', id, title: name }} />
      {canLog && (
        <Button
          leftSection={<MessageSquarePlus size={16} aria-hidden />}
          onClick={() => openLogInteraction({ kind: 'contact', id, title: name })}
        >
          {t('words.logInteractionShort')}
        </Button>
      )}
    </RecordActions>
  );
}
