import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
const page = JSON.parse(process.argv[2]!) as string;
const a = parsePage(page);
console.log(JSON.stringify(a.episode), a.language, JSON.stringify(a.problems.map((p) => [p.code, p.line, p.text])));
if (a.episode) { const pr = printPage(a.episode, a.language); console.log(pr); const b = parsePage(pr); console.log(JSON.stringify(b.episode)); console.log(JSON.stringify(b.problems.map((p) => [p.code, p.line, p.text]))); }
