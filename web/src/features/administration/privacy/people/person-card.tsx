import { Anchor, Button, Card, Group, List, Menu, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../../shared/labels/use-labels';
import { Dialog } from '../../../../shared/layout/dialog';
import { useCan } from '../../../../shared/session/use-session';
import classes from '../privacy.module.css';
import { ObjectDialog } from './object-dialog';
import type { FoundPerson } from './people.api';
import { RequestForm } from '../requests/request-form';

/** A person whose data are stored: the records, the report, and what the person can ask for. */
export function PersonCard({ person, request }: { person: FoundPerson; request?: string }) {
  const { t } = useTranslation('privacy');
  const label = useLabels();
  const { contactId, names, emails, records } = person;
  const name = names[0] ?? emails[0] ?? t('people.onlySuppressed');
  return (
    <Card withBorder p="sm" radius="md" component="article" aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Title order={3} size="h6" style={{ overflowWrap: 'anywhere' }}>
            {contactId === null ? (
              name
            ) : (
              <Anchor component={Link} to={`/contacts/${contactId}`} inherit>
                {name}
              </Anchor>
            )}
          </Title>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[...names.slice(1), ...emails].join(' · ')}
          </Text>
        </Stack>
        <PersonActions person={person} name={name} request={request} />
      </Group>
      <List size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
        {records.map(({ kind, id, label: title }) => (
          <List.Item key={`${kind} ${id} ${title}`}>
            {label('personRecordKind', kind)}:{' '}
            {kind === 'suppression' ? t(`people.reasons.${title as 'objection' | 'erasure' | 'bounce'}`) : title}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}

interface PersonActionsProps {
  person: FoundPerson;
  name: string;
  /** The request for erasure for which the person was searched. */
  request?: string;
}

function PersonActions({ person, name, request }: PersonActionsProps) {
  const { t, i18n } = useTranslation('privacy');
  const { key, contactId, emails } = person;
  const [isObjecting, objecting] = useDisclosure();
  const [isAsking, asking] = useDisclosure();
  const canWrite = useCan('privacy:write');
  const canErase = useCan('privacy:erase');
  const path = `/api/v1/privacy/people/${encodeURIComponent(key)}/report?lang=${i18n.language === 'nl' ? 'nl' : 'en'}`;
  return (
    <Group gap="xs" className={classes['actions']}>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<Download size={14} aria-hidden />}>
            {t('people.report')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={`${path}&format=pdf`} download>
            {t('people.pdf')}
          </Menu.Item>
          <Menu.Item component="a" href={`${path}&format=json`} download={`${key}.json`}>
            {t('people.json')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {canWrite && (
        <>
          <Button size="xs" variant="default" onClick={asking.open}>
            {t('requests.new')}
          </Button>
          {(contactId !== null || emails.length > 0) && (
            <Button size="xs" variant="default" onClick={objecting.open}>
              {t('people.object')}
            </Button>
          )}
          <ObjectDialog person={{ key, name }} isOpen={isObjecting} onClose={objecting.close} />
          <Dialog opened={isAsking} onClose={asking.close} title={t('requests.new')} size="lg">
            {isAsking && (
              <RequestForm
                request={null}
                person={{ key, values: { contactId, subjectName: name, subjectEmail: emails[0] ?? '' } }}
                onDone={asking.close}
              />
            )}
          </Dialog>
        </>
      )}
      {canErase && !key.startsWith('suppression-') && (
        <Button
          size="xs"
          variant="light"
          color="red"
          renderRoot={(props) => (
            <Link
              {...props}
              to={`/administration/privacy/erase/${encodeURIComponent(key)}`}
              search={(request === undefined ? {} : { request }) as never}
            />
          )}
        >
          {t('people.erase')}
        </Button>
      )}
    </Group>
  );
}
