import { Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../shared/layout/dialog';
import { useArchiveMessage } from '../../../shared/layout/use-archiving';
import { type Party, partyApi } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { PartyForm } from './party-form';
import { PartyItem } from './party-item';

/** The party in the form: a new one of a side, or the one with an id. */
type Edited = { side: Party['side']; id: string | null };

/** The parties: the visitors on one side, the hosts on the other, and those that were archived. */
export function PartiesTab() {
  const { t } = useTranslation('meetings');
  const { activity, parties, archivedParties, canEdit } = useMeetings();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [archived, setArchived] = useState<Party | null>(null);
  const archive = partyApi.useArchive(activity.id);
  const restore = partyApi.useRestore(activity.id);
  const tell = useArchiveMessage(restore);
  const close = () => setEdited(null);
  const closeArchive = () => {
    setArchived(null);
    archive.reset();
  };
  const party = parties.find(({ id }) => id === edited?.id) ?? null;
  const renderParty = (one: Party) => (
    <PartyItem
      key={one.id}
      party={one}
      onEdit={() => setEdited({ side: one.side, id: one.id })}
      onArchive={() =>
        one.archivedAt === null
          ? setArchived(one)
          : restore.mutate(one, { onError: ({ message }) => notifications.show({ message, color: 'red' }) })
      }
    />
  );
  return (
    <Stack gap="lg">
      <Grid gap="lg">
        {(['visitor', 'host'] as const).map((side) => (
          <Grid.Col key={side} span={{ base: 12, md: 6 }} component="section" aria-labelledby={side}>
            <Group justify="space-between" mb="xs">
              <Title order={2} size="h5" id={side}>
                {t(`${side}s`)}
              </Title>
              {canEdit && (
                <Button
                  variant="light"
                  size="xs"
                  leftSection={<Plus size={14} aria-hidden />}
                  onClick={() => setEdited({ side, id: null })}
                >
                  {t(`party.add.${side}`)}
                </Button>
              )}
            </Group>
            {!parties.some((one) => one.side === side) && (
              <Text size="sm" c="dimmed">
                {t(`party.none.${side}`)}
              </Text>
            )}
            <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {parties.filter((one) => one.side === side).map(renderParty)}
            </Stack>
          </Grid.Col>
        ))}
      </Grid>
      {archivedParties.length > 0 && (
        <section aria-labelledby="archived">
          <Title order={2} size="h5" mb="xs" id="archived">
            {t('party.archivedTitle')}
          </Title>
          <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {archivedParties.map(renderParty)}
          </Stack>
        </section>
      )}
      <Dialog
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={edited && (party ? t('party.editOf', { party: party.label }) : t(`party.add.${edited.side}`))}
      >
        {edited && (edited.id === null || party) && <PartyForm party={party} side={edited.side} onDone={close} />}
      </Dialog>
      <ConfirmDialog
        isOpen={archived !== null}
        title={t('party.archiveTitle')}
        text={t('party.archiveText', { party: archived?.label ?? '' })}
        submit={t('words.archive')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() =>
          archived &&
          archive.mutate(archived, {
            onSuccess: (done) => {
              closeArchive();
              tell(archived.label, done);
            },
          })
        }
        onClose={closeArchive}
      />
    </Stack>
  );
}
