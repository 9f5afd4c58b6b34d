/**
 * Whether a file ends as a zip of ours does: its end record comes last, without a comment, so that what was
 * cut short has none. Source: PKWARE APPNOTE 4.3.16.
 */
export async function hasZipEnd(file: Blob): Promise<boolean> {
	const bytes = new Uint8Array(await file.slice(-22, -18).arrayBuffer());
	return String.fromCharCode(...bytes) === 'PK\u0005\u0006';
}
