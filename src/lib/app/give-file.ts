import { isAbort } from '#lib/app/share.ts';

/** How long a download may take to begin before its address is taken back. */
const downloadMillis = 60_000;

/**
 * Gives the learner a file: by the platform's sheet on a phone or a tablet that can share it, where a
 * download would vanish among the files, and as a download elsewhere. Must be called while the
 * learner's tap is fresh. Answers whether it was given; the learner may close the sheet.
 */
export async function giveFile(file: File): Promise<boolean> {
	const byHand = matchMedia('(hover: none) and (pointer: coarse)').matches;
	if (byHand && navigator.canShare?.({ files: [file] })) {
		try {
			await navigator.share({ files: [file] });
			return true;
		} catch (error) {
			if (isAbort(error)) return false;
			// Some claim that they can and then do not.
		}
	}
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = file.name;
	link.click();
	setTimeout(() => {
		URL.revokeObjectURL(link.href);
	}, downloadMillis);
	return true;
}
