import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { PersonSearchQuery } from './person.dto.js';
import { PersonSearchService } from './person-search.service.js';
import { PeopleView } from './person.view.js';

const PERSON_DOCS = {
  find: {
    summary: 'Search a person whose data are stored',
    description:
      'Searches contacts (archived and merged ones too), registrations for seminars, registrations by forms, participants, ' +
      'meeting parties, speakers, mails and the list of suppressed addresses. Records of one person are one item. `key` names ' +
      'the person in the other routes.',
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(PERSON_DOCS, { scope: 'privacy', records: ['person'], view: PeopleView });

@ApiTags('Privacy')
@Controller('privacy/people')
export class PersonController {
  constructor(private readonly people: PersonSearchService) {}

  @routes.Get()
  find(@QueryParams() { q }: PersonSearchQuery): Promise<PeopleView> {
    return this.people.find(q);
  }
}
