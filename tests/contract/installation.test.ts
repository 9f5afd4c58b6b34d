import { expect, test } from 'vitest';
import { installationMatches, nodeTooOld } from '#scripts/installed.js';

const wanted = {
	packages: {
		'': {},
		'node_modules/svelte': { version: '5.0.0' },
		'node_modules/@esbuild/aix-ppc64': { version: '0.1.0', optional: true }
	}
};

test('packages that are there in the locked version need no installation', () => {
	const present = { packages: { 'node_modules/svelte': { version: '5.0.0' } } };
	expect(installationMatches(wanted, present)).toBe(true);
});

test('a package that is absent or of another version asks for an installation', () => {
	expect(installationMatches(wanted, { packages: {} })).toBe(false);
	const older = { packages: { 'node_modules/svelte': { version: '4.0.0' } } };
	expect(installationMatches(wanted, older)).toBe(false);
});

test('Node 20.19 is new enough and anything older is told so', () => {
	for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) {
		expect(nodeTooOld(version), version).toBeUndefined();
	}
	for (const version of ['20.18.3', '18.20.0']) {
		expect(nodeTooOld(version), version).toContain(version);
	}
});
