import type { Saved } from '#lib/core/collection/saved.ts';

/**
 * How all that a collection holds gives way to a backup. The file is laid in the collection itself before
 * anything goes, so that whoever is interrupted still has either what was there or what is to come.
 */
export interface Replacing {
	/**
	 * Stores a backup that everything is to be replaced by, and changes nothing else. Refused where everything
	 * was removed for another one: that has to be taken in first.
	 */
	layReplacement(file: Blob): Promise<Saved<void>>;
	/** That backup, and whether everything was removed for it; undefined where nothing is being replaced. */
	replacement(): Promise<{ readonly file: Blob; readonly cleared: boolean } | undefined>;
	/** Removes all that is recorded, imported or computed, in one write that says so; refused where nothing is laid. */
	clearForReplacement(): Promise<Saved<void>>;
	/** Forgets that backup: all of it was taken in, or it is not wanted any more. */
	endReplacement(): Promise<Saved<void>>;
}
