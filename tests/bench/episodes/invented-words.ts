import type { Language } from '#lib/core/language.ts';

/** What invented lines are put together from, each part as often as any other. */
export interface InventedWords {
	readonly openings: readonly string[];
	readonly things: readonly string[];
	readonly doings: readonly string[];
	readonly reasons: readonly string[];
	readonly endings: readonly string[];
	/** Written between two parts. */
	readonly space: string;
	readonly stop: string;
}

/** A list as one writes it down, with strokes between. */
function listed(words: string): readonly string[] {
	return words.split(/\s*\/\s*/);
}

/** Words of our own for each language. */
export const inventedWords: Readonly<Record<Language, InventedWords>> = {
	en: {
		openings: listed(
			'When we began / Most of the time / Nobody told me that / I still believe / The strange part is that / For a whole winter / Before anybody asked / On the last day / In my second year / If you look closely / As far as I can tell / The moment we stopped / Every so often / Looking back / At the harbour / What surprised us was how / Long after midnight / Between two meetings / My grandmother said / With hindsight'
		),
		things: listed(
			'the old furnace / a patient editor / our smallest factory / the night shift / a rented lighthouse / the second prototype / an honest invoice / the river pilot / a broken compass / the youngest surveyor / this quiet workshop / the export licence / a wooden bridge / the harvest ledger / our weather model / the training budget / a blind tasting / the customs office / a borrowed microscope / the apprentice baker / the glass foundry / an empty warehouse / the pension fund / a handwritten map / the repair manual / our slowest customer / the battery plant / a railway timetable / the seed catalogue / the translation desk / an island clinic / the winter orchard / a paper prototype / the copper mine / the village choir / our largest supplier / the radio archive / a stubborn professor / the salt marsh / the ferry company'
		),
		doings: listed(
			'taught us to measure / quietly outlived / could never replace / kept on rewriting / was cheaper than / always depended on / refused to copy / had to wait for / grew faster than / made room for / borrowed money from / explained the failure of / slowed down because of / was built around / asked too much of / turned out to need / paid for / rested on / changed the price of / learned more from / was finally sold to / carried the weight of / argued for years with / took its name from'
		),
		reasons: listed(
			'because trust arrives slowly / since every tool has a cost / and that is why margins fell / although the figures looked fine / so we doubled the sample / while the demand was seasonal / unless somebody writes it down / until the third attempt worked / and patience became a habit / because attention is scarce / though nobody noticed the drift / so the schedule moved by 12 weeks / while inflation stood at 7 percent / and the errors cancelled out / because practice beats talent / if the feedback is honest / even when the market shrank / and curiosity did the rest / since the details were hidden / as long as the crew agreed'
		),
		endings: listed(
			'which took nineteen months / and I would do it again / at half the usual cost / without a single meeting / before the ice had melted / in front of the whole team / as our rivals had predicted / with no plan to speak of / for the price of a bicycle / against all good advice / until the lights came back / on a Tuesday in March / and then the phone rang / as slowly as we dared / with four people and a van / far away from the capital'
		),
		space: ' ',
		stop: '.'
	},
	zh: {
		openings: listed(
			'刚起步的时候 / 大多数时间里 / 没人告诉过我 / 我至今相信 / 最奇怪的是 / 整整一个冬天 / 在别人开口之前 / 最后那一天 / 第二年的时候 / 如果你仔细看 / 据我所知 / 停下来的那一刻 / 每隔一阵子 / 回过头看 / 在港口那边 / 让我们意外的是 / 过了半夜 / 两场会议之间 / 外婆说过 / 事后想想'
		),
		things: listed(
			'那座旧锅炉 / 一位耐心的编辑 / 最小的那家工厂 / 夜班的工人 / 租来的灯塔 / 第二版样机 / 一张诚实的账单 / 内河的领航员 / 坏掉的罗盘 / 最年轻的测绘员 / 这间安静的作坊 / 出口许可证 / 一座木桥 / 收成的账本 / 我们的天气模型 / 培训的预算 / 一次盲测 / 海关的窗口 / 借来的显微镜 / 学徒面包师 / 玻璃厂的炉子 / 空荡荡的仓库 / 养老的基金 / 手画的地图 / 维修的手册 / 最慢的那位客户 / 电池的产线 / 火车的时刻表 / 种子的目录 / 翻译的小组 / 海岛的诊所 / 冬天的果园 / 纸做的模型 / 铜矿的老板 / 村里的合唱团 / 最大的供应商 / 电台的档案 / 固执的教授 / 盐碱的滩涂 / 轮渡的公司'
		),
		doings: listed(
			'教会我们测量 / 悄悄地活过了 / 始终无法取代 / 一直在改写 / 比谁都便宜过 / 总是依赖着 / 拒绝去模仿 / 不得不等待 / 成长得快过 / 腾出空间给 / 借钱养活了 / 解释了为什么失败的是 / 拖慢脚步的正是 / 围绕着建起来的是 / 要求得太多的是 / 最后才发现需要 / 付钱支持了 / 建立在信任之上的是 / 改变了价格的是 / 学到更多的来自 / 最终卖给了 / 扛起了重量的是 / 争论多年的对手是 / 名字的由来是'
		),
		reasons: listed(
			'因为信任来得很慢 / 毕竟每件工具都有代价 / 利润就是这样掉下去的 / 虽然数字看起来不错 / 所以样本加了一倍 / 而需求只有旺季才有 / 除非有人把它写下来 / 直到第三次尝试成功 / 耐心也就成了习惯 / 因为注意力是稀缺的 / 尽管没人发现偏差 / 于是进度推迟了12周 / 当时通胀到了百分之七 / 误差恰好互相抵消 / 因为练习胜过天赋 / 只要反馈是真实的 / 哪怕市场正在萎缩 / 剩下的交给好奇心 / 细节都被藏了起来 / 只要大家意见一致'
		),
		endings: listed(
			'前后花了十九个月 / 再来一次我还会这样做 / 成本只有平时的一半 / 连一次会都没有开 / 那时冰还没有化 / 当着整个团队的面 / 跟对手预料的一样 / 根本谈不上有计划 / 只用了一辆自行车的钱 / 没听任何人的劝告 / 一直等到灯重新亮起 / 那是三月的星期二 / 然后电话就响了 / 慢到我们敢承受的极限 / 只有四个人和一辆车 / 离首都非常遥远'
		),
		space: ',',
		stop: '。'
	}
};
