import { first } from '#lib/storage/migrations/0001-first.ts';
import { manyCards } from '#lib/storage/migrations/0002-many-cards.ts';
import { editions } from '#lib/storage/migrations/0003-editions.ts';
import { links } from '#lib/storage/migrations/0004-links.ts';
import { manyEpisodes } from '#lib/storage/migrations/0005-many-episodes.ts';
import type { Migration } from '#lib/storage/migrations/migration.ts';

/** Every step from an empty database to the present schema, in order. */
export const migrations: readonly Migration[] = [first, manyCards, editions, links, manyEpisodes];

/** The version that this code reads and writes; a database with a greater one is left alone. */
export const schemaVersion = migrations.length;
