import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a built site one that withdraws the release before it: its pages stay, and its service worker
 * becomes one that removes itself and what was stored. See docs/withdraw.md.
 * @param {string} folder the built site
 */
export function withdraw(folder) {
	const worker = join(folder, 'service-worker.js');
	copyFileSync(join(import.meta.dirname, 'withdrawn-worker.cjs'), worker);
	// What is packed beforehand would still be the old one.
	for (const packed of ['.gz', '.br']) rmSync(worker + packed, { force: true });
}
