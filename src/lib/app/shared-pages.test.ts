import { expect, test } from 'vitest';
import { withinLength } from '#lib/app/import-stage.ts';
import { readForm } from '#lib/app/shared-pages.ts';

/** A request whose body says when it is asked for more. */
function endless(): { readonly request: Request; readonly given: () => number } {
	let given = 0;
	const chunk = new Uint8Array(1024).fill(0x61);
	const head = '--x\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			controller.enqueue(given === 0 ? new TextEncoder().encode(head) : chunk);
			given += chunk.length;
		}
	});
	const request = new Request('https://jinju.example/import', {
		method: 'POST',
		headers: { 'content-type': 'multipart/form-data; boundary=x' },
		body,
		// Node wants it said that nothing is answered before all is sent.
		...{ duplex: 'half' }
	});
	return { request, given: () => given };
}

test('a form is read as it is, files and fields', async () => {
	const form = new FormData();
	form.append('title', '节目');
	form.append('files', new File(['靠谱'], '第 1 期.txt', { type: 'text/plain' }));
	const request = new Request('https://jinju.example/import', { method: 'POST', body: form });
	const read = await readForm(request);
	expect(read.get('title')).toBe('节目');
	const file = read.get('files');
	expect(file instanceof File && [file.name, await file.text()]).toEqual(['第 1 期.txt', '靠谱']);
});

test('a form without end is left as soon as it is too much', async () => {
	const { request, given } = endless();
	await expect(readForm(request, 100_000)).rejects.toThrow();
	expect(given()).toBeLessThan(200_000);
});

test('what is no form is refused', async () => {
	const request = new Request('https://jinju.example/import', { method: 'POST', body: '一' });
	await expect(readForm(request)).rejects.toThrow();
});

test('words that are too long are named and not read, the others are', () => {
	const long = { name: '', text: '一'.repeat(16 * 2 ** 20 + 1) };
	const short = { name: 'a.txt', text: '一' };
	expect(withinLength([long, short])).toEqual({
		texts: [short],
		problems: [{ code: 'too-big', name: '' }]
	});
});
