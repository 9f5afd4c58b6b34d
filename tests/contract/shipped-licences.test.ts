import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPermissive, packageOfModule, readPackage } from '#scripts/shipped-licences.ts';

test('a licence is permissive where it can be met by naming it', () => {
	for (const sound of ['MIT', 'ISC', 'MIT AND Apache-2.0', 'GPL-3.0-only OR MIT', '0BSD']) {
		expect(isPermissive(sound), sound).toBe(true);
	}
	for (const other of [
		'',
		'GPL-3.0-only',
		'MIT AND LGPL-2.1',
		'UNLICENSED',
		'(MIT OR ISC)',
		'mit'
	]) {
		expect(isPermissive(other), other).toBe(false);
	}
});

test('a module is of the innermost package that it stands in', () => {
	expect(packageOfModule('/x/node_modules/@lucide/svelte/dist/icons/play.js')).toBe(
		'@lucide/svelte'
	);
	expect(packageOfModule('/x/node_modules/a/node_modules/b/index.js?v=1')).toBe('b');
	expect(packageOfModule('C:\\x\\node_modules\\@a\\b\\c.js')).toBe('@a/b');
	expect(packageOfModule('/x/src/lib/core/language.ts')).toBeUndefined();
});

test('a package without a licence that we ship, or without its words, is refused', () => {
	const folder = mkdtempSync(join(tmpdir(), 'jinju-licence-'));
	const describe = (license?: unknown) => {
		writeFileSync(
			join(folder, 'package.json'),
			JSON.stringify({ name: 'a', version: '1.0.0', license })
		);
	};
	try {
		describe('MIT');
		expect(() => readPackage(folder)).toThrow('no licence among its files');
		writeFileSync(join(folder, 'LICENSE'), 'Permission is granted …\r\n');
		writeFileSync(join(folder, 'NOTICE.txt'), 'By a.');
		expect(readPackage(folder)).toEqual({
			...{ name: 'a', version: '1.0.0', licence: 'MIT' },
			text: 'Permission is granted …\n\nBy a.'
		});
		writeFileSync(join(folder, 'LICENSE'), readFileSync('node_modules/svelte-toolbelt/LICENSE'));
		describe();
		expect(readPackage(folder).licence).toBe('MIT');
		writeFileSync(join(folder, 'LICENSE'), 'All rights reserved.');
		for (const license of ['AGPL-3.0-only', undefined, { type: 'MIT' }]) {
			describe(license);
			expect(() => readPackage(folder)).toThrow('a licence that we do not ship');
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
