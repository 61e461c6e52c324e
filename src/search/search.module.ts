import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { Search } from './search.service.js';

/** One search over companies, contacts, leads, activities and agreements. Reads everything, writes nothing; its index is kept by triggers. */
@Module({ controllers: [SearchController], providers: [Search] })
export class SearchModule {}
