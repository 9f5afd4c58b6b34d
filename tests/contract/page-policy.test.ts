import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPagePolicy } from '#scripts/page-policy.js';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const aPage = ({ policy = "script-src 'self'", head = '', body = '' }) =>
	`<!doctype html><html><head><meta http-equiv="content-security-policy" content="${policy}">${head}</head><body>${body}</body></html>`;

test('a page whose inline script has its hash in the policy has no problem', () => {
	const code = "\n\tstart('x > y');\n";
	const policy = `script-src 'self' ${hashOf(code)}`;
	const read = readPagePolicy(aPage({ policy, body: `<script>${code}</script>` }));
	expect(read).toEqual({ policy, problems: [] });
});

test('an inline script without its hash is a problem that names the hash', () => {
	const { problems } = readPagePolicy(aPage({ body: '<script type="module">go()</script>' }));
	expect(problems).toHaveLength(1);
	expect(problems[0]).toContain(hashOf('go()'));
});

test('an inline script before the policy is a problem even with its hash', () => {
	const policy = `script-src ${hashOf('theme()')}`;
	const html = `<script>theme()</script>${aPage({ policy })}`;
	expect(readPagePolicy(html).problems).toEqual(['an inline script stands before the policy']);
});

test('scripts with an address and scripts that hold data need no hash', () => {
	const body = '<script src="/a.js"></script><script type="application/json">{"a":"<b>"}</script>';
	expect(readPagePolicy(aPage({ body })).problems).toEqual([]);
});

test('a style attribute, a style element and a handler are problems', () => {
	const body = '<style>p{}</style><p style="color: red" onclick="go()">text</p>';
	const { problems } = readPagePolicy(aPage({ body }));
	expect(problems.map((problem) => problem.split(' ').slice(0, 3).join(' ')).sort()).toEqual([
		'an inline handler:',
		'style element without',
		'style of p'
	]);
});

test('a style attribute whose hash the policy has is none', () => {
	const policy = `style-src-attr 'unsafe-hashes' ${hashOf('top: 0')}`;
	expect(readPagePolicy(aPage({ policy, body: '<p style="top: 0">x</p>' })).problems).toEqual([]);
});

test('what only looks like markup, in text or in a comment, is none', () => {
	const body = '<!-- <script>go()</script> --><p title="a > b">&lt;p onclick="x"&gt;</p>';
	expect(readPagePolicy(aPage({ body })).problems).toEqual([]);
});

test('a page without a policy is a problem', () => {
	expect(readPagePolicy('<p>text</p>')).toEqual({
		policy: undefined,
		problems: ['no Content-Security-Policy']
	});
});
