const video =
	/(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^\s#]{0,200}&)?v=|embed\/|live\/|shorts\/)|youtu\.be\/)([\w-]{11})(?![\w-])/;

/** `t=147`, `t=147s`, `t=2m27s`, `t=1h2m3s` or `start=147` among what an address asks for. */
const place = /[?&#](?:t|start)=(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?(?=$|[&#])/;

/** Only http and https: what else an address may do is none of a page’s business. */
const address = /^https?:\/\/[^\s()<>（）]+/;

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

function readAddress(text: string): Omit<TimeLink, 'label' | 'rest'> & { readonly width: number } {
	const [found = ''] = address.exec(text.slice(0, longestAddress)) ?? [];
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
	const { width, ...target } = readAddress(text.slice(1));
	return width > 0 && text.charAt(width + 1) === ')'
		? { ...target, rest: text.slice(width + 2) }
		: undefined;
}

/** Reads the link with which a text begins, `[label](https://…)`, `<https://…>` or bare. */
export function readLink(text: string): TimeLink | undefined {
	const label = /^\[([^[\]]*)\]/.exec(text);
	if (label) {
		const target = readLinkTarget(text.slice(label[0].length));
		return target && { ...target, label: label[1] ?? '' };
	}
	const framed = text.startsWith('<') ? 1 : 0;
	const { width, ...target } = readAddress(text.slice(framed));
	const rest = text.slice(framed + width);
	return width > 0 ? { ...target, rest: framed > 0 ? rest.replace(/^>/, '') : rest } : undefined;
}
