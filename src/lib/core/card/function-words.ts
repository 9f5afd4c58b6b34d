import type { Language } from '#lib/core/language.ts';
import { remembering } from '#lib/core/remembering.ts';

/** Words that carry grammar or fill time, and that nobody can be asked to remember. */
const chinese = `
的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 哦 嗯 呃 哎 唉 喔 哈 之 所 者 们
我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 谁 什么 哪 哪个 哪里 哪些 这 那 这个 那个 这些 那些 这里 那里
这样 那样 这么 那么 怎么 怎么样 怎样 为什么 什么时候 如何 多少 几 某 各 每 每个 另 另外 其中 其实
是 有 没 没有 不 别 也 都 就 还 又 再 才 只 只有 只是 很 太 更 最 非常 比较 特别 十分 相当 挺 蛮 极 极其 越来越 越
在 从 到 向 往 对 对于 关于 跟 和 与 同 及 以及 或 或者 并 并且 而 而且 但 但是 不过 可是 然而 因为 所以 因此 由于 如果 要是 假如 虽然 尽管 即使 既然 除非 除了 无论 不管 不仅 不但 何况 甚至 乃至 于是 然后 接着 比如 例如 比方 包括 通过 根据 按照 随着 为 为了 被 把 将 让 给 使 由 以 用 于 比 像 如 如同 作为 当 当时 的话 来说 来讲 而言 之后 之前 以后 以前 以上 以下 之间 之中 里 里面 上 上面 下 中 内 外 前 后 时 时候
能 能够 可以 可能 会 要 应该 应当 必须 得到 该
一 两 个 些 点 种 件 条 只 次 位 名 项 块 批 份 家 台 套 本 一个 一些 一点 一种 一件 一样 一下 一直 一定 一旦 一般 一起 两个 几个 这种 那种 这件 那件 很多 许多 不少 有些 有的 有点 多 少 大 小
已经 曾经 正在 刚刚 刚 马上 立刻 有时 仍然 依然 还是 或许 也许 大概 大约 几乎 差不多 确实 的确 当然 显然 居然 竟然 难道 反正 简直 究竟 到底 终于 首先 其次 最后 总之 换句话说 也就是说 本质上 实际上 事实上 基本上
个月 不断 不再 突然 忽然 立即 此外 此时 通常 尤其 相对 等等 最终 至少 难以 相互 只好 一时 从此 普遍 再次 很快 纷纷 倘若 果然 随后 来看 永远 毕竟 否则 随即 不禁 最早 再也 并非 尚未 及时 以外 到处 恐怕 至今 极为 赶快 微微 远远 当即 再说 最为 更为 或是 暂时 只怕 好好 赶紧 无不 随时 相继 当真 不论 较为 就要 竟是 顿时 无疑 陆续 凡是 即便 不免 不停 并未 大致 依次 立时 乃是 毫不 固然 仍旧 事先 以致 一律 暗中 大为 越是 从未 何以 已然 就此 至此 连连 从不 绝不 偶尔 终究 不觉 极了 随意 格外 不然 切实 再度 猛地 难免 从中 虽说 不曾 不已 原先 即可 竭力 只管 哪怕 一同 恰恰 着实 据此 顺便 未免 不时 率先 要么 日趋 全然 时常 势必 想必 尤为 一来 不致 不一 无非 起初 决不 未曾 加之 根本 随便 之外 迟早 早晚 压根 同时 因而 后来 原来 附近 一半 人家
哈哈 呵呵
反而 反倒 亲自 亲手 看上去 看起来 听起来 似乎 好像 仿佛 往后 今后 此后 眼下 一味 一再 再三 一向 向来 历来 始终 一度 早已 早就 尽量 尽快 互相 彼此 各自 独自 单独 分别 逐步 渐渐 日益 越发 愈发 偏偏 干脆 索性 宁可 宁愿 与其 不如 以免 以便 以至 从而 进而 继而 何必 未必 不必 必将 即将 将要 全凭 任凭 凭借 依靠 借助 基于 鉴于 至于 由此 为此 对此 如此 同样 照样 仅仅 光是 不光 只能 只会 才能 才会
`;

const chineseFillers = [
	'就是',
	'就是说',
	'这个',
	'那个',
	'然后',
	'的话',
	'对吧',
	'是吧',
	'你知道',
	'我觉得',
	'怎么说',
	'反正',
	'其实',
	'那种',
	'什么的'
];

const english = `
a an the and or but nor so yet for of to in on at by with from into onto over under about after before between among through during without within against toward towards upon off out up down round around across above below behind beyond beneath beside along outside inside near past despite unlike amid among amongst throughout as than like per via
i me my mine you your yours he him his she her hers it its we us our ours they them their theirs one ones nobody
who whom whose which what when where why how that this these those there here
is are was were be been being am do does did done doing have has had having will would shall should can could may might must ought
not no yes if then else because since although though while whereas unless until whether both either neither each every any some few many much more most less least other another such same own only just even also too very really quite rather almost already still again ever often sometimes usually perhaps maybe probably actually basically simply
i’m it’s that’s don’t doesn’t didn’t can’t won’t isn’t aren’t wasn’t weren’t there’s you’re they’re we’re i’ve you’ve i’d let’s
instead anymore together alone away seldom rarely yeah yes yep nope hello hi now please plus whatever whatsoever whenever wherever whoever besides except however nevertheless till tomorrow today tonight yesterday sooner anyway anyhow anywhere everywhere elsewhere somewhere nowhere somehow somewhat forever twice once afterwards hence likewise aside altogether sorry sure
get gets got go goes going make makes made take takes took thing things way ways lot lots kind sort
`;

const englishFillers = [
	'well',
	'um',
	'uh',
	'er',
	'like',
	'okay',
	'ok',
	'right',
	'literally',
	'you know',
	'i mean',
	'kind of',
	'sort of',
	'i think'
];

const lists = {
	zh: { function: wordSet(chinese), filler: new Set(chineseFillers) },
	en: { function: wordSet(english), filler: new Set(englishFillers) }
};

function wordSet(list: string): ReadonlySet<string> {
	return new Set(list.split(/\s+/u).filter((word) => word !== ''));
}

function fold(word: string): string {
	return word.toLowerCase().replaceAll("'", '’');
}

const holdsTogether = {
	zh: remembering((word) => lists.zh.function.has(fold(word)) || isFiller(word, 'zh')),
	en: remembering((word) => lists.en.function.has(fold(word)) || isFiller(word, 'en'))
};

/** Whether a word only holds a sentence together: particles, pronouns, auxiliaries, adverbs of degree. */
export function isFunctionWord(word: string, language: Language): boolean {
	return holdsTogether[language](word);
}

/** Whether a word or phrase only fills time in speech (就是说, 那个, well, you know). */
export function isFiller(word: string, language: Language): boolean {
	return lists[language].filler.has(fold(word));
}
