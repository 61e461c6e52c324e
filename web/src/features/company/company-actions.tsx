import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useCan } from '../../shared/session/use-session';
import { type CompanyView, useArchiveCompany, useRestoreCompany } from './company.api';
import { useCompanyEditor } from './use-company-editor';

/** The actions on the company. Somebody who may not change it sees none. */
export function CompanyActions() {
  const { company, canEdit } = useCompanyEditor();
  const canWrite = useCan('companies:write');
  if (canEdit) return <ActionMenu company={company} />;
  // A merged company cannot be restored.
  return canWrite && company.mergedIntoId === null ? <RestoreButton company={company} /> : null;
}

function ActionMenu({ company }: { company: CompanyView }) {
  const { t } = useTranslation('company');
  const canLog = useCan('interactions:write');
  const archive = useArchiveCompany();
  const [isArchiving, { open, close }] = useDisclosure();
  const closeArchive = () => {
    close();
    archive.reset();
  };
  const { id, name } = company;
  const reference = { kind: 'company', id, title: name } as const;
  return (
    <Group gap="xs" maw="100%">
      <NewLeadButton company={reference} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            rightSection={<ChevronDown size={16} aria-hidden />}
            aria-label={t('actionsFor', { name })}
          >
            {t('actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {canLog && <Menu.Item onClick={() => openLogInteraction(reference)}>{t('log')}</Menu.Item>}
          <Menu.Item component={Link} to={`/companies/${id}/merge`}>
            {t('merge')}
          </Menu.Item>
          <Menu.Item onClick={open}>{t('archive.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={isArchiving}
        title={t('archive.title')}
        text={t('archive.text', { name })}
        submit={t('archive.submit')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() => archive.mutate(company, { onSuccess: closeArchive })}
        onClose={closeArchive}
      />
    </Group>
  );
}

function RestoreButton({ company }: { company: CompanyView }) {
  const { t } = useTranslation('company');
  const restore = useRestoreCompany();
  const [isOpen, { open, close }] = useDisclosure();
  const closeRestore = () => {
    close();
    restore.reset();
  };
  const submit = () =>
    restore.mutate(company, {
      onSuccess: () => {
        closeRestore();
        notifications.show({ message: t('restore.done', { name: company.name }) });
      },
    });
  return (
    <>
      <Button size="xs" leftSection={<ArchiveRestore size={16} aria-hidden />} onClick={open}>
        {t('restore.open')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('restore.title')}
        text={t('restore.text', { name: company.name })}
        submit={t('restore.submit')}
        error={restore.error}
        isPending={restore.isPending}
        onConfirm={submit}
        onClose={closeRestore}
      />
    </>
  );
}
