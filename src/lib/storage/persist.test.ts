import { expect, test } from 'vitest';
import { requestPersistence, storageReport } from '#lib/storage/persist.ts';

test('a browser with all functions tells everything', async () => {
	const report = await storageReport({
		persisted: () => Promise.resolve(true),
		estimate: () => Promise.resolve({ usage: 5, quota: 100 })
	});
	expect(report).toEqual({ persisted: true, usedBytes: 5, quotaBytes: 100 });
});

test('what a browser does not tell is absent', async () => {
	expect(await storageReport({})).toEqual({});
	expect(await storageReport({ estimate: () => Promise.resolve({ quota: 7 }) })).toEqual({
		quotaBytes: 7
	});
});

test('a browser that refuses to tell is one that does not', async () => {
	const refuse = () => Promise.reject(new DOMException('no origin', 'SecurityError'));
	expect(await storageReport({ persisted: refuse, estimate: refuse })).toEqual({});
	expect(await requestPersistence({ persist: refuse })).toBeUndefined();
});

test('the answer to the request is what the browser promised', async () => {
	expect(await requestPersistence({ persist: () => Promise.resolve(false) })).toBe(false);
	expect(await requestPersistence({ persist: () => Promise.resolve(true) })).toBe(true);
	expect(await requestPersistence({})).toBeUndefined();
});
