import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { Search } from './search.service.js';

/**
 * Searches companies, contacts, leads, activities and agreements. It reads the data of these modules and writes
 * nothing; triggers maintain its index.
 */
@Module({ controllers: [SearchController], providers: [Search] })
export class SearchModule {}
