import type { CompanyKind } from '../../companies/model/company.constants.js';
import { DEMO_STORY } from '../seeding/demo-ids.constants.js';

/** Tag of the true records, which come from the announcement of 24 May 2016. */
export const STORY_TAG = 'announcement-2016';

/** An organisation of the announcement. */
interface StoryOrganisation {
  id: string;
  name: string;
  nativeName?: string;
  aliases?: string[];
  kind: CompanyKind;
  country: string;
  subdivision: string;
  city: string;
  address?: string;
  parentId?: string;
  notes: string;
}

/** The partners of the twinning. Only public and certain facts are included: no register numbers, no mail domains. */
export const STORY_ORGANISATIONS: readonly StoryOrganisation[] = [
  {
    id: DEMO_STORY.guangdong,
    name: 'Guangdong Provincial Government',
    nativeName: '广东省人民政府',
    kind: 'government',
    country: 'CN',
    subdivision: 'CN-GD',
    city: 'Guangzhou',
    notes:
      "Twinned with the Belgian province of Limburg since June 2015. China's strongest province in economic terms.",
  },
  {
    id: DEMO_STORY.limburg,
    name: 'Province of Limburg',
    aliases: ['Provincie Limburg'],
    kind: 'government',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Hasselt',
    notes: 'Twinned with Guangdong since June 2015; signed the partnership with GSC on 24 May 2016.',
  },
  {
    id: DEMO_STORY.locate,
    name: 'Locate in Limburg',
    aliases: ['LIL'],
    kind: 'intermediary',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Hasselt',
    address: 'Corda Campus 6B, Kempische Steenweg 303/101',
    notes: 'Established in 2014 after the closure of Ford Genk; coordinates foreign acquisition on behalf of Limburg.',
  },
  {
    id: DEMO_STORY.gsc,
    name: 'Guangdong Solid State Lighting Industry Innovation Center',
    // The name contains 联合 (joint), as in the Chinese reports of its founding in 2011. The short form is an alias.
    nativeName: '广东省半导体照明产业联合创新中心',
    aliases: ['GSC', '广东省半导体照明产业创新中心'],
    kind: 'innovation_centre',
    country: 'CN',
    subdivision: 'CN-GD',
    city: 'Foshan',
    notes:
      'Innovation centre for the LED industry in Guangdong, supported by the Department of Science and Technology. ' +
      'Exchange projects with its members: brings foreign companies in, and members abroad.',
  },
  {
    id: DEMO_STORY.gdut,
    name: 'Guangdong University of Technology',
    nativeName: '广东工业大学',
    aliases: ['GDUT'],
    kind: 'university',
    country: 'CN',
    subdivision: 'CN-GD',
    city: 'Guangzhou',
    notes: 'Agreed in October 2015 to visit UHasselt; toured it on 24 May 2016. Looks for a partner in Belgium.',
  },
  {
    id: DEMO_STORY.uhasselt,
    name: 'Hasselt University',
    aliases: ['UHasselt', 'Universiteit Hasselt'],
    kind: 'university',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Hasselt',
    notes: 'Received the scientific delegation from Guangdong on 24 May 2016.',
  },
  {
    id: DEMO_STORY.imo,
    name: 'IMO-IMOMEC',
    aliases: ['Institute for Materials Research'],
    kind: 'research_institute',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Diepenbeek',
    parentId: DEMO_STORY.uhasselt,
    notes: 'Held the first concrete discussions with GDUT on 24 May 2016.',
  },
  {
    id: DEMO_STORY.voka,
    name: 'VOKA – Chamber of Commerce Limburg',
    aliases: ['Voka - Kamer van Koophandel Limburg', 'VOKA Limburg'],
    kind: 'chamber_of_commerce',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Hasselt',
    notes: 'Signed a partnership agreement with CCPIT in the framework of the mission of October 2015.',
  },
  {
    id: DEMO_STORY.ccpit,
    name: 'China Council for the Promotion of International Trade',
    nativeName: '中国国际贸易促进委员会',
    aliases: ['CCPIT', '中国贸促会'],
    kind: 'chamber_of_commerce',
    country: 'CN',
    subdivision: 'CN-BJ',
    city: 'Beijing',
    notes: 'Signed a partnership agreement with VOKA in the framework of the mission of October 2015.',
  },
  {
    id: DEMO_STORY.agropolis,
    name: 'Agropolis',
    kind: 'cluster',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Kinrooi',
    notes: 'In the field of agriculture, a participation of GSC with Agropolis was being studied in May 2016.',
  },
];

/**
 * The people in the announcement, with the public office that they held then. They are real people, so there are no
 * addresses.
 */
export const STORY_PEOPLE = [
  {
    id: DEMO_STORY.gerits,
    fullName: 'Erik Gerits',
    companyId: DEMO_STORY.limburg,
    office: 'Provincial Deputy of Economy',
  },
  {
    id: DEMO_STORY.reynders,
    fullName: 'Herman Reynders',
    companyId: DEMO_STORY.limburg,
    office: 'Governor of Limburg',
  },
  {
    id: DEMO_STORY.peuskens,
    fullName: 'Jean-Paul Peuskens',
    companyId: DEMO_STORY.limburg,
    office: 'Provincial Deputy',
  },
  {
    id: DEMO_STORY.raemaekers,
    fullName: 'Stephan Raemaekers',
    companyId: DEMO_STORY.locate,
    office: 'Business Development Manager',
  },
].map(({ office, ...person }) => ({ ...person, jobTitle: `${office} (2016)` }));
