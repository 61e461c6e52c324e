import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

/**
 * Searches companies, contacts, leads, activities and agreements. It reads the data of these modules and writes
 * nothing; triggers maintain its index.
 */
@Module({ controllers: [SearchController], providers: [SearchService] })
export class SearchModule {}
