import { Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import { useFileDownload } from '../../../shared/api/use-file-download';
import { useLabels } from '../../../shared/labels/use-labels';
import { Dialog } from '../../../shared/layout/dialog';
import { badgesPreviewQuery } from './badges.api';
import { BADGE_LAYOUTS, BADGE_SORTS, type BadgeEvent, type BadgePerson, buildBadgesUrl } from './badge-file.rules';
import { IncompleteBadges } from './incomplete-badges';

interface BadgesDialogProps {
  event: BadgeEvent;
  /** The only person whose badge is printed; absent for everybody. */
  person?: BadgePerson;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks how badges are printed, and downloads the file. */
export function BadgesDialog({ event, person, isOpen, onClose }: BadgesDialogProps) {
  const { t } = useTranslation('badges');
  const title = person ? t('titleOf', { name: person.name }) : t('title');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={title}>
      {isOpen && <BadgesForm event={event} person={person} onDone={onClose} />}
    </Dialog>
  );
}

interface BadgesFormProps {
  event: BadgeEvent;
  person: BadgePerson | undefined;
  onDone: () => void;
}

function BadgesForm({ event, person, onDone }: BadgesFormProps) {
  const { t, i18n } = useTranslation(['badges', 'shared']);
  const label = useLabels();
  const download = useFileDownload();
  const [layout, setLayout] = useState<string>(BADGE_LAYOUTS[0]);
  const [lang, setLang] = useState<string>(i18n.language === 'nl' ? 'nl' : 'en');
  const [sort, setSort] = useState<string>(BADGE_SORTS[0]);
  const { data: preview } = useQuery(badgesPreviewQuery(event, lang, person));
  const submit = () => {
    const title = person ? t('titleOf', { name: person.name }) : t('file', { title: event.title });
    download(buildBadgesUrl(event, { layout, lang, sort }, person), title);
    onDone();
  };
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {!person && (
          <Text size="sm" c="dimmed">
            {t(event.kind === 'seminars' ? 'seminarHint' : 'delegationHint')}
          </Text>
        )}
        <Radio.Group label={t('layout')} value={layout} onChange={setLayout}>
          <Stack gap="xs" mt={4}>
            {BADGE_LAYOUTS.map((one) => (
              <Radio key={one} value={one} label={label('badgeLayout', one)} />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          label={t('lang')}
          description={t('langHint')}
          allowDeselect={false}
          data={Object.entries(LANGUAGE_NAMES).map(([value, name]) => ({ value, label: name }))}
          value={lang}
          onChange={(value) => setLang(value!)}
        />
        {!person && (
          <Select
            label={t('sort')}
            allowDeselect={false}
            data={BADGE_SORTS.map((value) => ({ value, label: label('badgeSort', value) }))}
            value={sort}
            onChange={(value) => setSort(value!)}
          />
        )}
        {preview && <IncompleteBadges incomplete={preview.incomplete} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit">{t('submit')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
