import type { Language } from '#lib/core/language.ts';

/** What invented lines are put together from, each word as often as any other of its list. */
export interface InventedWords {
	readonly openings: readonly string[];
	readonly kinds: readonly string[];
	readonly things: readonly string[];
	readonly doings: readonly string[];
	readonly joints: readonly string[];
	readonly endings: readonly string[];
	/** Written between two words. */
	readonly space: string;
	readonly stop: string;
}

/** A list as one writes it down, with strokes between. */
function listed(words: string): readonly string[] {
	return words.split(' / ');
}

/** Words of our own for each language. */
export const inventedWords: Readonly<Record<Language, InventedWords>> = {
	en: {
		openings: listed(
			'When we began / Most of the time / Nobody told me that / I still believe / The strange part is that / For a whole winter / Before anybody asked / On the last day / In my second year / If you look closely / As far as I can tell / The moment we stopped / Every so often / Looking back / At the harbour / Long after midnight / Between two meetings / My grandmother said / With hindsight / Under pressure'
		),
		kinds: listed(
			'old / patient / small / nightly / rented / second / honest / quiet / broken / young / wooden / blind / borrowed / empty / stubborn / slow / winter / local / private / foreign / narrow / costly / seasonal / fragile / public / rural / digital / careful / humble / bright'
		),
		things: listed(
			'furnace / editor / factory / lighthouse / prototype / invoice / pilot / compass / surveyor / workshop / licence / bridge / ledger / model / budget / tasting / microscope / baker / foundry / warehouse / pension / map / manual / customer / battery / timetable / catalogue / clinic / orchard / mine / choir / supplier / archive / professor / marsh / ferry / lens / market / crew / garden / tariff / engine / school / museum / harvest / signal / contract / rival / method / river / library / insurer / village / glacier / broker / sample / kitchen / tunnel / antenna / loom'
		),
		doings: listed(
			'taught / outlived / replaced / rewrote / underpriced / supported / copied / awaited / outgrew / welcomed / financed / explained / delayed / surrounded / questioned / needed / paid / repaired / repriced / followed / bought / carried / challenged / renamed / trained / measured / insured / connected / ignored / defended / shrank / revived / hired / trusted / exported / balanced / tested / postponed / mapped / doubled'
		),
		joints: listed(
			'because / although / until / while / unless / so / before / after / once / whereas / since / even if'
		),
		endings: listed(
			'in nineteen months / at half the cost / without a meeting / by the spring / as predicted / with no plan / against all advice / on a Tuesday / in four languages / far from the capital / for 12 weeks / by 7 percent / twice a year / out of curiosity / under the old rules / for the third time / within a decade / over a cup of tea / despite the rain / to our surprise'
		),
		space: ' ',
		stop: '.'
	},
	zh: {
		openings: listed(
			'刚起步的时候 / 大多数时间里 / 没人告诉过我 / 我至今相信 / 最奇怪的是 / 整整一个冬天 / 在别人开口之前 / 最后那一天 / 第二年的时候 / 如果你仔细看 / 据我所知 / 停下来的那一刻 / 每隔一阵子 / 回过头看 / 在港口那边 / 过了半夜 / 两场会议之间 / 外婆说过 / 事后想想 / 压力之下'
		),
		kinds: listed(
			'老旧的 / 耐心的 / 小型 / 夜班 / 租来的 / 第二代 / 诚实的 / 安静的 / 坏掉的 / 年轻的 / 木头的 / 盲测的 / 借来的 / 空荡的 / 固执的 / 缓慢的 / 冬季 / 本地 / 私人 / 外国 / 狭窄的 / 昂贵的 / 季节性 / 脆弱的 / 公共 / 乡村 / 数字化 / 谨慎的 / 朴素的 / 明亮的'
		),
		things: listed(
			'锅炉 / 编辑 / 工厂 / 灯塔 / 样机 / 账单 / 领航员 / 罗盘 / 测绘员 / 作坊 / 许可证 / 木桥 / 账本 / 模型 / 预算 / 品鉴 / 显微镜 / 面包师 / 铸造厂 / 仓库 / 养老金 / 地图 / 手册 / 客户 / 电池 / 时刻表 / 目录 / 诊所 / 果园 / 铜矿 / 合唱团 / 供应商 / 档案 / 教授 / 滩涂 / 轮渡 / 镜头 / 市场 / 船员 / 花园 / 关税 / 引擎 / 学校 / 博物馆 / 收成 / 信号 / 合同 / 对手 / 方法 / 河流 / 图书馆 / 保险公司 / 村庄 / 冰川 / 经纪人 / 样本 / 厨房 / 隧道 / 天线 / 织机'
		),
		doings: listed(
			'教会了 / 活过了 / 取代了 / 改写了 / 低估了 / 支持过 / 模仿了 / 等待着 / 超过了 / 欢迎过 / 资助了 / 解释了 / 拖慢了 / 包围着 / 质疑过 / 需要着 / 养活了 / 修好了 / 改变了 / 跟随着 / 买下了 / 扛起了 / 挑战过 / 命名了 / 训练了 / 测量过 / 担保过 / 连接着 / 忽略了 / 保护过 / 缩小了 / 救活了 / 雇用了 / 信任着 / 出口了 / 平衡了 / 测试过 / 推迟了 / 画出了 / 翻倍了'
		),
		joints: listed(
			'因为 / 虽然 / 直到 / 同时 / 除非 / 所以 / 之前 / 后来 / 一旦 / 然而 / 既然 / 哪怕'
		),
		endings: listed(
			'花了十九个月 / 成本少了一半 / 没有开过会 / 到春天为止 / 跟预料的一样 / 毫无计划 / 没听任何劝告 / 在星期二 / 用四种语言 / 离首都很远 / 持续12周 / 只有百分之七 / 一年两次 / 出于好奇 / 按老规矩 / 已经第三次 / 不到十年 / 就着一杯茶 / 冒着大雨 / 出人意料'
		),
		space: '',
		stop: '。'
	}
};
