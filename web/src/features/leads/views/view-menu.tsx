import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Bookmark from 'lucide-react/icons/bookmark';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../../shared/session/use-session';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { type SavedView, useArchiveView, useUpdateView, viewsQuery } from './views.api';
import { buildViewContent, isViewChanged, openView } from './views.rules';
import { ViewDialog } from './view-dialog';

interface ViewMenuProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

/** The saved views of the list: to open, save, change and remove them. */
export function ViewMenu({ search, onChange }: ViewMenuProps) {
  const { t } = useTranslation('leads');
  const { id: userId } = useUser();
  const { data } = useQuery(viewsQuery);
  const [isDialogOpen, dialog] = useDisclosure();
  const views = data?.items ?? [];
  const open = views.find(({ id }) => id === search['view']);
  const isChanged = open !== undefined && isViewChanged(search, open);
  const mine = views.filter(({ ownerId }) => ownerId === userId);
  const others = views.filter(({ ownerId }) => ownerId !== userId);
  const buildItem = (view: SavedView, label: string) => (
    <Menu.RadioItem key={view.id} value={view.id} closeMenuOnClick>
      {label}
    </Menu.RadioItem>
  );
  const openById = (id: string) => {
    const view = views.find((one) => one.id === id);
    if (view) onChange(() => openView(view));
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
              view={open}
              search={search}
              isChanged={isChanged}
              onRemoved={() => onChange((known) => changeSearch(known, { view: undefined }))}
            />
          )}
        </Menu.Dropdown>
      </Menu>
      <ViewDialog
        isOpen={isDialogOpen}
        search={search}
        onClose={dialog.close}
        onSaved={(id) => onChange((known) => changeSearch(known, { view: id }))}
      />
    </>
  );
}

interface OwnViewItemsProps {
  view: SavedView;
  search: ListSearch;
  isChanged: boolean;
  onRemoved: () => void;
}

/** The actions for an open view of the user. */
function OwnViewItems({ view, search, isChanged, onRemoved }: OwnViewItemsProps) {
  const { t } = useTranslation('leads');
  const { mutate: update } = useUpdateView();
  const { mutate: archive } = useArchiveView();
  return (
    <>
      {isChanged && (
        <Menu.Item onClick={() => update({ view, body: buildViewContent(search) })}>
          {t('views.update', { name: view.name })}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => update({ view, body: { isDefault: !view.isDefault } })}>
        {t(view.isDefault ? 'views.clearDefault' : 'views.makeDefault')}
      </Menu.Item>
      <Menu.Item onClick={() => update({ view, body: { shared: !view.shared } })}>
        {t(view.shared ? 'views.stopSharing' : 'views.share')}
      </Menu.Item>
      <Menu.Item onClick={() => archive(view, { onSuccess: onRemoved })}>
        {t('words.archiveNamed', { name: view.name })}
      </Menu.Item>
    </>
  );
}
