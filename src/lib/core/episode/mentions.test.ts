import { expect, test } from 'vitest';
import type { EntityEntries, EntityEntry, EntityId } from '#lib/core/episode/entity-entry.ts';
import { entryNamed } from '#lib/core/episode/entity-entry.ts';
import { findMentions } from '#lib/core/episode/mentions.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';

const page = `Episode 7 — 林遥

主持人: 小周 · 时长: 95 min

修灯塔的人

章节 (1)

  • 00:00:00 · 为什么是灯塔
    • 她在东海灯塔局学徒。

金句 (1)

  • 00:12:40 — 林遥:

    我觉得Minus灯塔不是给自己照路的。

    • 好坏由用的人说了算。

Takeaways

  • 东海灯塔局的人爱说林遥。
`;

const entry = (id: string, fields: Partial<EntityEntry>): EntityEntry => ({
	id: id as EntityId,
	kind: 'person',
	name: { zh: id },
	about: { zh: '……' },
	...fields
});

const entities: EntityEntries = {
	people: [entry('lin-yao', { name: { zh: '林遥', en: 'Lin Yao' } })],
	companies: [
		entry('bureau', { name: { zh: '东海灯塔局' }, aliases: ['灯塔局'] }),
		entry('manus', { name: { en: 'Manus' }, page: ['Minus'] })
	],
	works: [entry('nothing', { name: { zh: '无人提起' } })]
};

test('the items that name an entity are found, by any form of it, the page’s mistakes included', () => {
	const { episode } = parsePage(page);
	if (!episode) {
		throw new Error('Inconsistent: the page can be read');
	}
	const mentions = findMentions(episode, entities);
	const sectionsOf = (id: string) =>
		mentions.get(id as EntityId)?.named.map(({ section }) => section);
	expect(sectionsOf('bureau')).toEqual(['chapter', 'takeaway']);
	expect(sectionsOf('manus')).toEqual(['quote']);
	expect(sectionsOf('lin-yao')).toEqual(['takeaway']);
	expect(sectionsOf('nothing')).toEqual([]);
});

test('who speaks is known by name, and how often', () => {
	const { episode } = parsePage(page);
	const mentions = episode && findMentions(episode, entities);
	expect(mentions?.get('lin-yao' as EntityId)?.spoken).toBe(1);
	expect(entryNamed(entities.people, { en: 'Lin Yao' })?.id).toBe('lin-yao');
	expect(entryNamed(entities.people, { zh: '林' })).toBeUndefined();
});
