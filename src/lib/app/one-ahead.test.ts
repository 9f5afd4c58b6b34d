import { expect, test } from 'vitest';
import { oneAhead } from '#lib/app/one-ahead.ts';

test('one item after the other, each begun while the result of the one before is used', async () => {
	const told: string[] = [];
	const work = async (item: number) => {
		told.push(`begin ${item}`);
		await Promise.resolve();
		told.push(`end ${item}`);
		return 10 * item;
	};
	for await (const { item, result } of oneAhead([1, 2, 3], work)) {
		await new Promise((resolve) => setTimeout(resolve));
		told.push(`used ${item}: ${result}`);
	}
	expect(told).toEqual([
		...['begin 1', 'end 1', 'begin 2', 'end 2', 'used 1: 10'],
		...['begin 3', 'end 3', 'used 2: 20', 'used 3: 30']
	]);
});

test('nothing is done with no items, and no more than one ahead once nobody asks', async () => {
	const begun: number[] = [];
	const work = (item: number) => {
		begun.push(item);
		return item === 2 ? Promise.reject(new Error('nobody waits for it')) : Promise.resolve(item);
	};
	expect((await oneAhead([], work).next()).done).toBe(true);
	for await (const { item } of oneAhead([1, 2, 3], work)) if (item === 1) break;
	expect(begun).toEqual([1, 2]);
});

test('what fails is thrown to whoever asks for it', async () => {
	const fail = () => Promise.reject(new Error('failed'));
	await expect(oneAhead([1], fail).next()).rejects.toThrow('failed');
});
