import { backUpToFolder, type PermittedHandle } from '#lib/app/back-up-to-folder.ts';
import type { FolderMemory } from '#lib/app/folder-memory.ts';
import {
	readFolderStanding,
	writeFolderStanding,
	type FolderStanding
} from '#lib/app/folder-standing.ts';
import { isAbort } from '#lib/app/share.ts';
import type { Collection } from '#lib/core/collection.ts';

/** What Chromium has: https://wicg.github.io/file-system-access/#api-showdirectorypicker. */
type Picker = (options: {
	readonly id: string;
	readonly mode: 'readwrite';
}) => Promise<PermittedHandle>;

/** The folder into which backups go by themselves, as the backup screen shows it. */
export class BackupFolder {
	#standing = $state.raw<FolderStanding | undefined>(readFolderStanding());
	#isWriting = $state(false);
	readonly #memory: FolderMemory;
	readonly #whenOpen: () => Promise<Collection | undefined>;

	constructor(memory: FolderMemory, whenOpen: () => Promise<Collection | undefined>) {
		this.#memory = memory;
		this.#whenOpen = whenOpen;
	}

	/** Whether the browser lets a folder be chosen. */
	get isOffered(): boolean {
		return pickerOf(window) !== undefined;
	}

	/** How its backups stand; undefined where there are none. */
	get standing(): FolderStanding | undefined {
		return this.#standing;
	}

	/** Whether one is being written. */
	get isWriting(): boolean {
		return this.#isWriting;
	}

	/** Lets the learner choose a folder, and backs up into it. */
	async choose(): Promise<void> {
		let handle: PermittedHandle | undefined;
		try {
			handle = await pickerOf(window)?.({ id: 'jinju-backup', mode: 'readwrite' });
		} catch (error) {
			if (!isAbort(error)) throw error;
		}
		if (!handle) return;
		await this.#memory.write(handle);
		writeFolderStanding({ name: handle.name });
		await this.write();
	}

	/** Asks the browser to allow it once more, while the learner's tap is fresh, and backs up. */
	async allow(): Promise<void> {
		const handle = (await this.#memory.read()) as PermittedHandle | undefined;
		await handle?.requestPermission({ mode: 'readwrite' });
		await this.write();
	}

	/** Backs up now. */
	async write(): Promise<void> {
		const collection = await this.#whenOpen();
		if (!collection || this.#isWriting) return;
		this.#isWriting = true;
		this.#standing = await backUpToFolder(collection, this.#memory);
		this.#isWriting = false;
	}

	/** Ends it; what is in the folder stays there. */
	async stop(): Promise<void> {
		writeFolderStanding(undefined);
		this.#standing = undefined;
		await this.#memory.write(undefined);
	}
}

function pickerOf(page: object): Picker | undefined {
	const { showDirectoryPicker } = page as { readonly showDirectoryPicker?: Picker };
	return showDirectoryPicker?.bind(page);
}
