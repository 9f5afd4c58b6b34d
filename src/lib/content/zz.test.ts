import { test } from 'vitest';
import { createServer } from 'vite';
import { readFileSync, writeFileSync } from 'node:fs';
import { jinjuContent } from '#lib/content/vite-plugin.ts';
test('x', async()=>{
 const server=await createServer({root:'/tmp/x/dev',configFile:false,plugins:[jinjuContent()],server:{middlewareMode:true,hmr:{port:34567}}});
 const sent:string[]=[]; const send=server.environments.client.hot.send.bind(server.environments.client.hot); server.environments.client.hot.send=((m:any,...r:any[])=>{sent.push(JSON.stringify(m));return (send as any)(m,...r);}) as any;
 const a:any=await server.ssrLoadModule('virtual:jinju/library'); console.log(a.library[0].opening.line.zh);
 await server.environments.client.transformRequest('virtual:jinju/library');
 await new Promise(r=>setTimeout(r,800));
 const p='/tmp/x/dev/content/episode-140/deck.yaml'; writeFileSync(p, readFileSync(p,'utf8').replaceAll('这个行业最重要的特质就是','这个行业最重要的特质是').replaceAll('特质是靠谱','特质是靠谱'));
 await new Promise(r=>setTimeout(r,2500));
 const b:any=await server.ssrLoadModule('virtual:jinju/library'); console.log(b.library[0].opening.line.zh, sent);
 await server.close();
},20000);
