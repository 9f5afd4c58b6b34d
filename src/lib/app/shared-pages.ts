/** Where the service worker leaves what was shared, and the page takes it from. */
const cacheName = 'jinju-shared';
const fieldsAt = '/jinju-shared/fields';
const fileAt = (place: number): string => `/jinju-shared/file/${place}`;
/** A file's name, which a header may hold in ASCII alone. */
const nameHeader = 'x-name';

/** What another app shares: words, an address, files, or any of them. */
export interface Shared {
	readonly title: string;
	readonly text: string;
	readonly address: string;
	readonly files: readonly File[];
}

/** Of what is shared, no more bytes are taken: more than all texts that an import reads have. */
const longestForm = 100 * 2 ** 20;

/** No more files are left for the page; its import has the same limit. */
const mostFiles = 2000;

/**
 * The form in a request, read only up to `atMost` bytes: whoever shares a film has not filled the memory
 * before it is refused. Throws where there is more, or no form.
 */
export async function readForm(request: Request, atMost = longestForm): Promise<FormData> {
	let all = 0;
	const counted = request.body?.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				all += chunk.length;
				if (all > atMost) throw new RangeError('More is shared than an import reads.');
				controller.enqueue(chunk);
			}
		})
	);
	const headers = { 'content-type': request.headers.get('content-type') ?? '' };
	return new Response(counted ?? null, { headers }).formData();
}

/**
 * Leaves a form that was shared (its fields named as in the manifest's `share_target`) for the page; what
 * was left before and not taken goes. Throws where there is no room.
 */
export async function leaveShared(caches: CacheStorage, form: FormData): Promise<void> {
	await caches.delete(cacheName);
	const cache = await caches.open(cacheName);
	const field = (name: string): string => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const files = form
		.getAll('files')
		.filter((value) => value instanceof File)
		.slice(0, mostFiles);
	for (const [place, file] of files.entries()) {
		const headers = { 'content-type': file.type, [nameHeader]: encodeURIComponent(file.name) };
		await cache.put(fileAt(place), new Response(file, { headers }));
	}
	const fields = {
		title: field('title'),
		text: field('text'),
		address: field('url'),
		files: files.length
	};
	// Last, so that what is half there is nothing.
	await cache.put(fieldsAt, new Response(JSON.stringify(fields)));
}

/** Takes what was shared, once; undefined where nothing was. */
export async function takeShared(caches: CacheStorage): Promise<Shared | undefined> {
	const cache = await caches.open(cacheName);
	const fields: unknown = await (await cache.match(fieldsAt))?.json();
	if (typeof fields !== 'object' || fields === null) return undefined;
	const { title, text, address, files } = fields as Partial<Record<string, unknown>>;
	const words = (value: unknown): string => (typeof value === 'string' ? value : '');
	const taken: File[] = [];
	for (let place = 0; place < Number(files ?? 0); place += 1) {
		const response = await cache.match(fileAt(place));
		if (response) {
			const name = decodeURIComponent(response.headers.get(nameHeader) ?? '');
			taken.push(new File([await response.blob()], name));
		}
	}
	await caches.delete(cacheName);
	return { title: words(title), text: words(text), address: words(address), files: taken };
}
