/** Files side by side, wherever they are. */
export interface FileFolder {
	/** The names of the files, in no order. */
	names(): Promise<readonly string[]>;
	/** A file; undefined where there is none of this name. */
	read(name: string): Promise<Blob | undefined>;
	/** Writes a file, from its beginning to its end: cut short, it lacks its end. Rejects where it cannot. */
	write(name: string, file: Blob): Promise<void>;
	/** Removes a file, if there is one of this name. */
	remove(name: string): Promise<void>;
}
