/** What keeps the folder that the learner chose from one visit to the next. */
export interface FolderMemory {
	read(): Promise<FileSystemDirectoryHandle | undefined>;
	write(handle: FileSystemDirectoryHandle | undefined): Promise<void>;
}
