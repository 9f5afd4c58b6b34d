import { expose, wrap, type Remote } from 'comlink';
import { BackupDesk } from '#lib/app/backup-desk.ts';

/** A desk behind a channel, as the worker has it, in this thread; `close` ends it. */
export function deskInThread(): { readonly desk: Remote<BackupDesk>; readonly close: () => void } {
	const { port1, port2 } = new MessageChannel();
	expose(new BackupDesk(), port1);
	return {
		desk: wrap<BackupDesk>(port2),
		close: () => {
			port1.close();
			port2.close();
		}
	};
}
