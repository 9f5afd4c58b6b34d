import type { Section } from '#lib/core/episode/episode.ts';

/** A heading of a page: a section of items, or one of the two that only hold other headings. */
export type HeadingSection = Section | 'visual' | 'entities';

/** What pages call a section: first the word that our own pages have, then those of others. */
export interface HeadingWords {
	readonly section: HeadingSection;
	/** In simplified and traditional characters. */
	readonly zh: readonly string[];
	readonly en: readonly string[];
}

/** Words that are written with bars between them. */
function words(...lines: readonly string[]): readonly string[] {
	return lines.flatMap((line) => line.split('|'));
}

/** The one table of headings, in the order in which a page has them. */
export const headingWords: readonly HeadingWords[] = [
	{
		section: 'chapter',
		zh: words(
			'章节|章節|时间线|時間線|时间轴|時間軸|时间戳|時間戳|时间点|時間點|目录|目錄',
			'大纲|大綱|分段|段落|章节目录|章節目錄|章节列表|内容时间轴|內容時間軸',
			'本期时间轴|本期時間軸|章节速览|内容大纲|節目時間軸|节目时间轴|章节与时间',
			'章节划分|时间节点'
		),
		en: words(
			'Chapters|Timestamps|Timestamp|Time stamps|Timeline|Outline|Chapter list',
			'Table of contents|Contents|Segments|Chapter markers|Sections'
		)
	},
	{
		section: 'quote',
		zh: words(
			'金句|语录|語錄|精彩语录|精彩語錄|精华语录|精華語錄|精选语录|精選語錄',
			'经典语录|經典語錄|嘉宾语录|嘉賓語錄|金句摘录|金句摘錄|金句摘要|金句精选',
			'金句精選|金句语录|金句語錄|金句集锦|金句集錦|精彩金句|本期金句|原话|原話',
			'原声金句|引言|引语|引語|名言|精彩摘录|精彩摘錄|精彩片段|精彩原话|划线|劃線',
			'书摘|書摘|摘录|摘錄|高光语录|高光時刻|高光时刻'
		),
		en: words(
			'Quotes|Quote|Key quotes|Notable quotes|Memorable quotes|Best quotes',
			'Top quotes|Quotable moments|Quotations|Pull quotes|Highlights',
			'Key highlights|Golden lines|Golden quotes|Favorite quotes|Favourite quotes',
			'Memorable lines|Selected quotes|Standout quotes|In their words'
		)
	},
	{
		section: 'prediction',
		zh: words(
			'预测|預測|预言|預言|预判|預判|未来预测|未來預測|对未来的预测|對未來的預測',
			'展望|未来展望|未來展望|趋势预测|趨勢預測|判断与预测'
		),
		en: words(
			'Predictions|Prediction|Forecasts|Forecast|Future predictions',
			'Key predictions|Outlook|Bets|Predictions and bets'
		)
	},
	{
		section: 'visual',
		zh: words('视觉信号|視覺信號|视觉讯号|視覺訊號|视觉线索|視覺線索|画面|畫面'),
		en: words('Visual signals|Visual cues|Visuals|What the camera saw')
	},
	{
		section: 'energy',
		zh: words('能量变化|能量變化|情绪变化|情緒變化|能量起伏'),
		en: words('Energy shifts|Energy changes|Energy')
	},
	{
		section: 'gesture',
		zh: words('强调动作|強調動作|手势|手勢|肢体动作|肢體動作'),
		en: words('Emphasis gestures|Gestures')
	},
	{
		section: 'tell',
		zh: words('真实性 tell|真實性 tell|真实性|真實性|真诚时刻|真誠時刻|真实性线索', '真實性線索'),
		en: words('Authenticity tells|Tells|Authenticity|Signs of sincerity')
	},
	{
		section: 'lost',
		zh: words(
			'转录会丢失的事实/质感|轉錄會丟失的事實/質感|转录会丢失的|轉錄會丟失的',
			'转录丢失|轉錄丟失|逐字稿会丢失的|逐字稿會丟失的|文字稿里没有的',
			'文字稿裡沒有的'
		),
		en: words('Lost in transcription|What the transcript loses|Lost in the transcript')
	},
	{
		section: 'entities',
		zh: words('提及实体|提及實體|提到的实体|提到的實體|实体|實體|提及|提及内容|提及內容'),
		en: words('Mentioned entities|Entities|Mentioned|Mentions|Named entities')
	},
	{
		section: 'person',
		zh: words('人物|提及人物|提到的人|提到的人物|人名'),
		en: words('People|Persons|People mentioned|Names')
	},
	{
		section: 'company',
		zh: words('公司/机构|公司/機構|公司|机构|機構|公司与机构|公司與機構|公司和机构|组织', '組織'),
		en: words(
			'Companies|Organizations|Organisations|Companies / organizations',
			'Companies mentioned'
		)
	},
	{
		section: 'work',
		zh: words(
			'论文/方法/数据集|論文/方法/數據集|論文/方法/資料集|论文|論文|作品|书籍|書籍',
			'书|書|概念|术语|術語|论文与方法|方法|数据集|數據集|資料集'
		),
		en: words(
			'Papers / methods / datasets|Papers|Works|Books|Concepts|Terms',
			'Papers and methods|Methods|Datasets|Books mentioned'
		)
	},
	{
		section: 'takeaway',
		// Pages in both languages have this word; it says nothing about the page.
		zh: words(
			'Takeaways|要点|要點|核心观点|核心觀點|核心要点|核心要點|关键要点|關鍵要點',
			'关键收获|關鍵收穫|收获|收穫|观点|觀點|主要观点|主要觀點|重点|重點|本期要点',
			'本期要點|核心收获|核心收穫|核心结论|核心結論|结论|結論|要点总结|要點總結',
			'启发|啟發|启示|啟示|主要收获|主要收穫|亮点|亮點|干货|乾貨|内容要点|內容要點',
			'关键洞察|關鍵洞察|核心洞察|洞察|一句话总结'
		),
		en: words(
			'Takeaways|Takeaway|Key takeaways|Main takeaways|Key points|Main points',
			'Key ideas|Key insights|Insights|Lessons|Key lessons|Core ideas',
			'Lessons learned|Top takeaways|Conclusions|Main ideas|Big ideas',
			'Core insights'
		)
	}
];
