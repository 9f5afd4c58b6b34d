const video =
	/(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^\s#]{0,200}&)?v=|embed\/|live\/|shorts\/)|youtu\.be\/)([\w-]{11})(?![\w-])/;

/** `t=147`, `t=147s`, `t=2m27s`, `t=1h2m3s` or `start=147` among what an address asks for. */
const place = /[?&#](?:t|start)=(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?(?=$|[&#])/;

/** Only http and https, in the characters that addresses have; what follows in Chinese is text. */
const address = /^https?:\/\/[\w\-.~:/?#@!$&'*+,;=%[\]|]+/;

/** Inside the brackets of a link, an address may be written in any script. */
const target = /^https?:\/\/[^\s()<>]+/;

/** Longer addresses are not looked into. */
const longestAddress = 2000;

/** A link into a video, and what follows it. */
export interface TimeLink {
	/** What the link is shown as; absent for a bare address. */
	readonly label?: string;
	readonly videoId?: string;
	/** The place in the recording that the address names. */
	readonly atSeconds?: number;
	readonly rest: string;
}

/** The id of the YouTube video to which a text links first; undefined if it links to none. */
export function videoIdIn(text: string): string | undefined {
	return video.exec(text)?.[1];
}

function readAddress(
	pattern: RegExp,
	text: string
): Omit<TimeLink, 'label' | 'rest'> & { readonly width: number } {
	const [found = ''] = pattern.exec(text.slice(0, longestAddress)) ?? [];
	const at = place.exec(found);
	const videoId = videoIdIn(found);
	return {
		width: found.length,
		...(videoId === undefined ? {} : { videoId }),
		...(at
			? { atSeconds: Number(at[1] ?? 0) * 3600 + Number(at[2] ?? 0) * 60 + Number(at[3] ?? 0) }
			: {})
	};
}

/** Reads `(https://…)`, which makes a link of the brackets before it; undefined for anything else. */
export function readLinkTarget(text: string): Omit<TimeLink, 'label'> | undefined {
	if (!text.startsWith('(')) {
		return undefined;
	}
	const { width, ...link } = readAddress(target, text.slice(1));
	return width > 0 && text.charAt(width + 1) === ')'
		? { ...link, rest: text.slice(width + 2) }
		: undefined;
}

/** Reads the link with which a text begins, `[label](https://…)`, `<https://…>` or bare. */
export function readLink(text: string): TimeLink | undefined {
	const label = /^\[([^[\]]*)\]/.exec(text);
	if (label) {
		const link = readLinkTarget(text.slice(label[0].length));
		return link && { ...link, label: label[1] ?? '' };
	}
	const framed = text.startsWith('<') ? 1 : 0;
	const { width, ...link } = readAddress(address, text.slice(framed));
	const rest = text.slice(framed + width);
	return width > 0 ? { ...link, rest: framed > 0 ? rest.replace(/^>/, '') : rest } : undefined;
}
