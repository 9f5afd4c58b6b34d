import { test } from 'vitest';
import { library, loadDeck } from '#lib/content/decks.ts';
import { moduleCode } from '#lib/content/module-code.ts';
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
test('x', async()=>{ const d=(await loadDeck(library[0]!.id))!; const c=moduleCode(d); writeFileSync('/tmp/x/mod.js',c); console.log(c.length, Buffer.byteLength(c), gzipSync(c,{level:9}).length);
});
