import type { ParticipantRole } from '../../model/participant.constants.js';
import type { ItemKind } from '../../model/programme.constants.js';

/** The languages of the fixed texts of a printed programme. */
export const PRINT_LANGUAGES = ['en', 'nl', 'zh'] as const;
/** One of {@link PRINT_LANGUAGES}. */
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number];

/** The fixed texts of a printed programme. */
export interface PrintTranslations {
  programme: string;
  timesIn: string;
  sender: string;
  hosts: string;
  participants: string;
  time: string;
  item: string;
  place: string;
  host: string;
  who: string;
  everybody: string;
  name: string;
  role: string;
  company: string;
  cancelled: string;
  /** The notice above the programme of a cancelled delegation. */
  delegationCancelled: string;
  empty: string;
  /** Stands beside days without items. */
  free: string;
  nextDay: string;
  asOf: string;
  travel: (minutes: number) => string;
  formatPageNumber: (page: number, pages: number) => string;
  missing: string;
  kinds: Record<ItemKind, string>;
  roles: Record<ParticipantRole, string>;
}

/** The fixed texts in every language. */
export const PRINT_TRANSLATIONS: Record<PrintLanguage, PrintTranslations> = {
  en: {
    programme: 'Programme',
    timesIn: 'All times are local',
    sender: 'Sent by',
    hosts: 'Hosts',
    participants: 'Participants',
    time: 'Time',
    item: 'What',
    place: 'Where',
    host: 'Host',
    who: 'Who',
    everybody: 'Everybody',
    name: 'Name',
    role: 'Role',
    company: 'Organisation',
    cancelled: 'cancelled',
    delegationCancelled: 'This delegation is cancelled.',
    empty: 'There is nothing in the programme yet.',
    free: 'nothing is planned',
    nextDay: 'next day',
    asOf: 'As of',
    travel: (minutes) => `travel ${minutes} min`,
    formatPageNumber: (page, pages) => `Page ${page} of ${pages}`,
    missing: 'Characters that no available font can show are marked [?]:',
    kinds: {
      signing: 'Signing',
      tour: 'Tour',
      meeting: 'Meeting',
      seminar: 'Seminar',
      reception: 'Reception',
      travel: 'Travel',
    },
    roles: { head: 'Head of delegation', member: 'Member', host: 'Host', interpreter: 'Interpreter', guest: 'Guest' },
  },
  nl: {
    programme: 'Programma',
    timesIn: 'Alle uren zijn plaatselijk',
    sender: 'Gezonden door',
    hosts: 'Gastheren',
    participants: 'Deelnemers',
    time: 'Uur',
    item: 'Wat',
    place: 'Waar',
    host: 'Gastheer',
    who: 'Wie',
    everybody: 'Iedereen',
    name: 'Naam',
    role: 'Rol',
    company: 'Organisatie',
    cancelled: 'geannuleerd',
    delegationCancelled: 'Deze delegatie is geannuleerd.',
    empty: 'Het programma is nog leeg.',
    free: 'niets gepland',
    nextDay: 'volgende dag',
    asOf: 'Stand van',
    travel: (minutes) => `reistijd ${minutes} min`,
    formatPageNumber: (page, pages) => `Pagina ${page} van ${pages}`,
    missing: 'Tekens die geen beschikbaar lettertype kan tonen, zijn aangeduid met [?]:',
    kinds: {
      signing: 'Ondertekening',
      tour: 'Rondleiding',
      meeting: 'Gesprek',
      seminar: 'Seminarie',
      reception: 'Receptie',
      travel: 'Verplaatsing',
    },
    roles: { head: 'Delegatieleider', member: 'Lid', host: 'Gastheer', interpreter: 'Tolk', guest: 'Gast' },
  },
  zh: {
    programme: '日程安排',
    timesIn: '所有时间均为当地时间',
    sender: '派出单位',
    hosts: '接待单位',
    participants: '代表团成员',
    time: '时间',
    item: '活动',
    place: '地点',
    host: '接待单位',
    who: '参加人员',
    everybody: '全体成员',
    name: '姓名',
    role: '身份',
    company: '单位',
    cancelled: '已取消',
    delegationCancelled: '本次访问已取消。',
    empty: '暂无日程安排。',
    free: '无安排',
    nextDay: '次日',
    asOf: '更新于',
    travel: (minutes) => `路程${minutes}分钟`,
    formatPageNumber: (page, pages) => `第${page}页，共${pages}页`,
    missing: '现有字体无法显示的字符以 [?] 标出：',
    kinds: { signing: '签约', tour: '参观', meeting: '会谈', seminar: '研讨会', reception: '招待会', travel: '行程' },
    roles: { head: '团长', member: '团员', host: '接待人员', interpreter: '翻译', guest: '嘉宾' },
  },
};
