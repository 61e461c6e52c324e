import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Bookmark from 'lucide-react/icons/bookmark';
import { useTranslation } from 'react-i18next';
import { showError } from '../../../shared/layout/undo-toast';
import { useArchiveMessage } from '../../../shared/layout/use-archiving';
import { useUser } from '../../../shared/session/use-session';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { type SavedView, useArchiveView, useRestoreView, useUpdateView, viewsQuery } from './views.api';
import { buildViewContent, isViewChanged, openView, type ViewedList } from './views.rules';
import { useDefaultView } from './use-default-view';
import { ViewDialog } from './view-dialog';

interface ViewMenuProps {
  viewed: ViewedList;
  search: ListSearch;
  onChange: ChangeSearch;
}

/** The saved views of the list: to open, save, change and remove them. */
export function ViewMenu({ viewed, search, onChange }: ViewMenuProps) {
  const { t } = useTranslation('lists');
  const { id: userId } = useUser();
  useDefaultView(viewed, search, onChange);
  const { data } = useQuery(viewsQuery(viewed.entity));
  const [isDialogOpen, dialog] = useDisclosure();
  const views = data?.items ?? [];
  const open = views.find(({ id }) => id === search['savedView']);
  const isChanged = open !== undefined && isViewChanged(viewed, search, open);
  const mine = views.filter(({ ownerId }) => ownerId === userId);
  const others = views.filter(({ ownerId }) => ownerId !== userId);
  const buildItem = (view: SavedView, label: string) => (
    <Menu.RadioItem key={view.id} value={view.id} closeMenuOnClick>
      {label}
    </Menu.RadioItem>
  );
  const openById = (id: string) => {
    const view = views.find((one) => one.id === id);
    if (view) onChange(() => openView(viewed, view));
  };
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" size="xs" maw={240} leftSection={<Bookmark size={14} aria-hidden />}>
            {open ? t(isChanged ? 'views.changed' : 'views.open', { name: open.name }) : t('views.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          <Menu.RadioGroup value={open?.id ?? null} onChange={openById}>
            {mine.length > 0 && <Menu.Label>{t('views.mine')}</Menu.Label>}
            {mine.map((view) => buildItem(view, view.isDefault ? t('views.default', { name: view.name }) : view.name))}
            {others.length > 0 && <Menu.Label>{t('views.shared')}</Menu.Label>}
            {others.map((view) => buildItem(view, t('views.by', { name: view.name, owner: view.ownerName })))}
          </Menu.RadioGroup>
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={dialog.open}>{t('views.save')}</Menu.Item>
          {open?.ownerId === userId && (
            <OwnViewItems
              viewed={viewed}
              view={open}
              search={search}
              isChanged={isChanged}
              onRemoved={() => onChange((known) => changeSearch(known, { savedView: undefined }))}
            />
          )}
        </Menu.Dropdown>
      </Menu>
      <ViewDialog
        isOpen={isDialogOpen}
        viewed={viewed}
        search={search}
        onClose={dialog.close}
        onSaved={(id) => onChange((known) => changeSearch(known, { savedView: id }))}
      />
    </>
  );
}

interface OwnViewItemsProps {
  viewed: ViewedList;
  view: SavedView;
  search: ListSearch;
  isChanged: boolean;
  onRemoved: () => void;
}

/** The actions for an open view of the user. */
function OwnViewItems({ viewed, view, search, isChanged, onRemoved }: OwnViewItemsProps) {
  const { t } = useTranslation('lists');
  const { mutate: update } = useUpdateView();
  const { mutateAsync: archive } = useArchiveView();
  const tell = useArchiveMessage(useRestoreView());
  const archiveAndTell = async () => {
    const archived = await archive(view);
    onRemoved();
    tell(view.name, archived);
  };
  return (
    <>
      {isChanged && (
        <Menu.Item onClick={() => update({ view, body: buildViewContent(viewed, search) })}>
          {t('views.update', { name: view.name })}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => update({ view, body: { isDefault: !view.isDefault } })}>
        {t(view.isDefault ? 'views.clearDefault' : 'views.makeDefault')}
      </Menu.Item>
      <Menu.Item onClick={() => update({ view, body: { shared: !view.shared } })}>
        {t(view.shared ? 'views.stopSharing' : 'views.share')}
      </Menu.Item>
      <Menu.Item onClick={() => void archiveAndTell().catch(showError)}>
        {t('words.archiveNamed', { name: view.name })}
      </Menu.Item>
    </>
  );
}
