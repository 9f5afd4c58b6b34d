import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createSegmenter } from '#lib/core/card/segment.ts';
import { proposeCards } from '#lib/core/card/propose-cards.ts';
import { gapCandidates } from '#lib/core/card/gap-candidates.ts';
import { hidesOneOf } from '#scripts/bench/generated-gaps.ts';
const seg = createSegmenter([]);
const all = parse(readFileSync('tests/content/spoken-lines.yaml','utf8'));
for (const lang of ['zh','en'] as const) { let good=0, gen=0, right=0;
 for (const {say, accept} of all[lang]) {
  const cards = proposeCards({id:'x' as any,episodeId:'e' as any,kind:'quote',itemIds:[],atSeconds:[],text:{[lang]:say},priority:0,cards:[]},seg);
  const front = cards[0]?.[lang]?.front; const r = front ? hidesOneOf(front, accept.map(String)) : accept.length===0;
  if (front) {gen++; if (r) right++;} if (r) good++;
  else { console.log('-', front ?? say, '   [', accept.join(), ']'); const w=seg(say,lang); console.log('      ', gapCandidates(say,w,lang).slice(0,6).map(c=>`${c.gaps.map(g=>g.text).join('+')} ${c.score}`).join(' ; ')); if(lang==='zh') console.log('      ', w.map(x=>x.text).join('|')); }
 } console.log(lang, 'agreed', good, '/', all[lang].length, 'precision', right, '/', gen);
}
