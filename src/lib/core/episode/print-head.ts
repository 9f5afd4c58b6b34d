import type { Episode } from '#lib/core/episode/episode.ts';
import { videoIdOf } from '#lib/core/episode/identity.ts';
import { splitFacts } from '#lib/core/episode/facts-line.ts';
import { startsWithMark } from '#lib/core/episode/line-marks.ts';
import { nameLabels, readMention, readMentions, sameName } from '#lib/core/episode/person-name.ts';
import { textIn } from '#lib/core/episode/text-language.ts';
import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';

/** The words of the page around the episode's own. */
const furniture = {
	zh: { host: '主持人', guest: '嘉宾', duration: '时长', watch: '▶ 在 YouTube 观看' },
	en: { host: 'Host', guest: 'Guest', duration: 'Duration', watch: '▶ Watch on YouTube' }
} as const;

/** The lines above the first section, as a page of this language has them. */
export function printHead(episode: Episode, language: Language): readonly string[] {
	const words = furniture[language];
	const { number, host, durationMinutes } = episode;
	const guests = episode.guests.map((guest) => guestLabel(guest, language)).join(', ');
	const videoId = videoIdOf(episode.id);
	const title = textIn(episode.title, language);
	const facts = [
		...(host ? [`${words.host}: ${hostLabel(host, language)}`] : []),
		...(number === undefined && guests !== '' ? [`${words.guest}: ${guests}`] : []),
		...(durationMinutes === undefined ? [] : [`${words.duration}: ${durationMinutes} min`]),
		videoId === undefined
			? words.watch
			: `${words.watch} (https://www.youtube.com/watch?v=${videoId})`
	];
	return [
		...(number === undefined ? [] : [`Episode ${number}${guests && ` — ${guests}`}`, '']),
		facts.join(' · '),
		...(title === '' ? [] : ['', startsWithMark(title) ? `# ${title}` : title]),
		'',
		`Switch language → ${otherLanguage(language)}`
	];
}

/** The fullest way to write a guest's name that is read again as one name, and the same. */
function guestLabel(name: Bilingual, language: Language): string {
	const labels = nameLabels(name, language);
	const same = labels.find((label) => {
		const [mention, ...others] = readMentions(label, language);
		return mention && others.length === 0 && sameName(mention.name, name);
	});
	return same ?? textIn(name, language);
}

function hostLabel(name: Bilingual, language: Language): string {
	const same = nameLabels(name, language).find(
		(label) => splitFacts(label).length === 1 && sameName(readMention(label, language).name, name)
	);
	return same ?? textIn(name, language);
}
