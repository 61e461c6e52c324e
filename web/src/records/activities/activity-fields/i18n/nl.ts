import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  fields: { objectives: 'Doelstellingen', days: 'Dagen', times: 'Tijdstip' },
  startsAt: 'Begin',
  endsAt: 'Einde',
  localTime: 'Plaatselijke tijd in {{place}}',
  cancelHint: 'De onderdelen die nog niet afgelopen zijn, worden mee geannuleerd.',
  archivedOn: 'Gearchiveerd op {{day}}. Dit staat niet in lijsten en kan niet gewijzigd worden.',
  archive: {
    text: 'Dit verdwijnt uit de lijsten. Archiveer alleen wat bij vergissing werd ingevoerd; annuleer een activiteit die niet doorgaat. U kunt het herstellen.',
  },
  restore: {
    title: '“{{title}}” herstellen?',
    text: 'Dit verschijnt weer in de lijsten en kan weer gewijzigd worden.',
    done: '“{{title}}” is hersteld',
  },
};
export default nl;
