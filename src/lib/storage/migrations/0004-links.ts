import type { Migration } from '#lib/storage/migrations/migration.ts';

/**
 * For aliases: each item that is linked with others. A cache of the effective alias facts, in a table of
 * its own so that what is asked of registers waits for no answer that is being written.
 */
export const links: Migration = {
	version: 4,
	stores: { links: '&itemId' }
};
