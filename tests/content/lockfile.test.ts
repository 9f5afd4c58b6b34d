import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { lockfileVersion, packages } = JSON.parse(
	readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
) as {
	readonly lockfileVersion: number;
	readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
const installed = Object.entries(packages).filter(([place]) => place !== '');

test('every package is the one that was locked, byte for byte', () => {
	expect(lockfileVersion).toBe(3);
	expect(installed.length).toBeGreaterThan(200);
	const loose = installed.filter(
		// Those that stand in another package came with its bytes.
		([, { integrity, inBundle }]) =>
			inBundle !== true &&
			!(typeof integrity === 'string' && /^sha512-[\w+/]{86}==$/.test(integrity))
	);
	expect(loose.map(([place]) => place)).toEqual([]);
});

test('no package comes from an address of somebody’s own', () => {
	const addressed = installed.filter(
		([, { resolved, link }]) => resolved !== undefined || link === true
	);
	expect(addressed.map(([place]) => place)).toEqual([]);
});

test('what we ask for is asked for by its exact version', () => {
	const { devDependencies, ...rest } = JSON.parse(
		readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
	) as {
		readonly devDependencies: Readonly<Record<string, string>>;
		readonly dependencies?: object;
	};
	expect(rest.dependencies).toBeUndefined();
	expect(
		Object.values(devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))
	).toEqual([]);
});
